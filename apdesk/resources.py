"""The files that ship beside the code (icons, styles), found wherever apdesk runs from.

Places looked at, in this order: the unpacked PyInstaller bundle (`sys._MEIPASS`, see its manual,
"Run-time Information"), the installed package's data folder, the checkout's `resources` folder, and
the prefix's `share/apdesk/resources`.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def _candidates() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    found = [Path(bundle) / "resources"] if bundle else []
    found += [
        package / "_resources",
        package.parent / "resources",
        Path(sys.prefix) / "share" / "apdesk" / "resources",
    ]
    return tuple(found)


@cache
def _root() -> Path:
    candidates = _candidates()
    for each in candidates:
        if (each / "styles" / "apdesk.qss").is_file():
            return each
    raise FileNotFoundError(
        "apdesk's resources folder is missing; looked in " + ", ".join(map(str, candidates))
    )


def resource(name: str) -> Path:
    """The path of one shipped file, by its name below `resources` ("icons/sync.svg").

    Raises FileNotFoundError when it does not exist: an incomplete installation.
    """
    path = _root() / name
    if not path.is_file():
        raise FileNotFoundError(f"apdesk's resource {name!r} is missing at {path}")
    return path
