"""Whether the desktop asks for less motion; looked at where nothing is chosen here."""

from __future__ import annotations

import configparser
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

#: Where desktops keep it: file below the configuration folder, section, key.
_GTK = ("gtk-4.0/settings.ini", "gtk-3.0/settings.ini")
_KDE = "kdeglobals"


def desktop_animates() -> bool:
    """Whether the desktop lets things move; it does where it doesn't say."""
    if sys.platform == "win32":
        return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    if _value(folder / _KDE, "KDE", "AnimationDurationFactor") in ("0", "0.0"):
        return False
    gtk = (_value(folder / each, "Settings", "gtk-enable-animations") for each in _GTK)
    return next((each for each in gtk if each), "true").lower() not in ("false", "0")


def _value(path: Path, section: str, key: str) -> str:
    settings = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        settings.read(path, encoding="utf-8")
    except (OSError, ValueError, configparser.Error):
        return ""
    return settings.get(section, key, fallback="").strip()
