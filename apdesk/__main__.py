"""`python -m apdesk` and the `apdesk` command: the window, or one of the verbs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from apdesk.store.load import LOAD_PAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs apdesk with the given arguments (those of the process by default); the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [LOAD_PAGES]:
        from apdesk.store.load import process

        return process.main()
    try:
        from apdesk import cli

        return cli.main(given)
    except KeyboardInterrupt:  # while it was only beginning: later, whatever runs heeds it itself
        if sys.stderr is not None:
            sys.stderr.write("apdesk: Stopped.\n")
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
