"""Where the built program begins: `python -m apdesk`, once the environment is as it was found.

PyInstaller's start puts the program's own folders into environment variables. This process has read
them by now; what it starts (a browser, a mail program) must not find our libraries in the place of
the system's, and another apdesk sets its own.
"""

from __future__ import annotations

import os
import sys


def give_back_the_environment() -> None:
    """Takes back what PyInstaller's start changed in the environment of whatever we start."""
    for name in ("LD_LIBRARY_PATH", "LIBPATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        elif sys.platform not in ("win32", "darwin"):
            os.environ.pop(name, None)
    for name in [each for each in os.environ if each.startswith("_PYI_")]:
        del os.environ[name]


if __name__ == "__main__":
    give_back_the_environment()
    from apdesk.__main__ import main

    raise SystemExit(main())
