"""`python -m apdesk.practice_org`: see `apdesk.practice_org.serve`."""

from __future__ import annotations

import argparse
import sys

from apdesk.practice_org.serve import add_arguments, run


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="practice-org",
        description="A local imitation of a Salesforce org; prints its address and serves.",
    )
    add_arguments(parser)
    options = parser.parse_args(arguments)
    if (options.https_cert is None) != (options.https_key is None):
        parser.error("--https-cert and --https-key go together")
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
