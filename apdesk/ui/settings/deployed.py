"""What was decided beforehand for the desktop, put into effect once: from then on it is the user's
to change."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QSettings

from apdesk.deployment import DeployedDesktop
from apdesk.errors import KnownError
from apdesk.ui.shell.autostart import Autostart
from apdesk.ui.shell.tray import KEEP_RUNNING

log = logging.getLogger("apdesk.app")

#: Whether starting at login was settled once (`Desk.memory`).
_SETTLED = "desktop/start_at_login_settled"


def apply_desktop(
    decided: DeployedDesktop, memory: QSettings, data_dir: Path, autostart: Autostart | None = None
) -> None:
    """`autostart`: this desktop's, unless given. What the desktop refuses is left as it is."""
    if decided.keep_running is not None and not memory.contains(KEEP_RUNNING):
        memory.setValue(KEEP_RUNNING, decided.keep_running)
    if decided.start_at_login is None or memory.contains(_SETTLED):
        return
    entry = autostart or Autostart(data_dir)
    try:
        if entry.available and entry.enabled != decided.start_at_login:
            entry.set(decided.start_at_login)
    except KnownError as error:
        log.info("starting at login can't be settled: %s", error.code)
    else:
        memory.setValue(_SETTLED, True)
