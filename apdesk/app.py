"""The composition root of the desktop app: paths, logs, look and language, one window, its end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from apdesk.desktop.damage import DAMAGED, mended
from apdesk.desktop.desktop import Desktop
from apdesk.desktop.opening import StartPractice, never
from apdesk.errors import ApdeskError
from apdesk.logs import start_logging, tell
from apdesk.paths import DataDir, configuration_file
from apdesk.services import views_of
from apdesk.ui import translation
from apdesk.ui.shell.crash import CrashReporter
from apdesk.ui.shell.garbage import GarbageCollector
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.process import ended_by_signals, qt_speaking_plainly
from apdesk.ui.shell.single import SingleInstance
from apdesk.ui.theme import Scheme, apply_theme, new_application

if TYPE_CHECKING:
    from apdesk.deployment import Deployment
    from apdesk.domain.setup_flow import ConnectTarget
    from apdesk.ui.shell.practice import PracticeProcess

log = logging.getLogger("apdesk.app")

#: What `run` returns where apdesk is to be started anew.
RESTART = -1


def _deployed(data_dir: DataDir) -> Deployment | None:
    """What an administrator decided beforehand. Raises KnownError where that can't be used."""
    if configuration_file(data_dir) is None:
        return None
    from apdesk.deployment import deployment

    return deployment(data_dir)


def _scheme(memory: QSettings, default: str) -> Scheme:
    stored = memory.value("look/scheme", default)
    return "dark" if stored == "dark" else "light" if stored == "light" else "system"


def _application(argv: Sequence[str]) -> QApplication:
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with qt_speaking_plainly():
        app = new_application(argv)
    app.setApplicationName("apdesk")
    app.setApplicationDisplayName("apdesk")
    app.setDesktopFileName("apdesk")
    return app


def run(
    data_dir: DataDir,
    *,
    start_practice: StartPractice | None = None,
    practice: bool = False,
    practice_used_before: Callable[[], bool] = never,
    connect_target: ConnectTarget | None = None,
    practice_process: Callable[[], PracticeProcess | None] | None = None,
    hidden: bool = False,
    debug: bool = False,
    argv: Sequence[str] = ("apdesk",),
) -> int:
    """Opens the window and serves it until the user quits; the exit code, or RESTART.

    Args:
        data_dir: Where everything is kept.
        start_practice: Starts the practice org and says where it is; None: there is none.
        practice: Begin on the practice org (`--practice`), where nothing is set up yet.
        practice_used_before: Whether the saved login may belong to the practice org, which must
            run then.
        connect_target: Begin with the login to this org, where nothing is set up yet.
        practice_process: Whoever runs the practice org, once it was started.
        hidden: Start in the tray, minimised where there is none.
        debug: Log more.
    """
    app = _application(argv)
    single: SingleInstance | None = None
    try:
        data_dir.prepare()
        start_logging(data_dir.logs, debug=debug)
        memory = QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat)
        deployed = _deployed(data_dir)
        look = None if deployed is None else deployed.look
        translation.install(app, memory, "system" if look is None else look.language)
        theme = apply_theme(app, _scheme(memory, "system" if look is None else look.scheme))
        if memory.contains("look/animations"):
            theme.animated = bool(memory.value("look/animations", True, type=bool))
        single = SingleInstance(data_dir.path, app)
        if not single.first(listen=False, call=not hidden):
            log.info("another copy is running")
            return 0
    except ApdeskError as error:
        if single is not None:
            single.close()
        return _not_started(app, error, data_dir)
    reporter = CrashReporter(app)
    reporter.install()
    collector = GarbageCollector(app)

    def serve(hidden: bool) -> tuple[int, Desktop]:
        """One window, from its opening to its end."""
        desktop = Desktop(
            data_dir,
            memory,
            Later(lambda: views_of(data_dir)),
            start_practice,
            practice_process=practice_process,
            deployed=deployed,
        )
        reporter.window = desktop.window
        reporter.damaged.connect(desktop.damage_watch.failed)
        single.raise_asked.connect(desktop.bring_to_front)
        desktop.in_sight.connect(single.listen)
        try:
            desktop.open(
                practice=practice,
                practice_used_before=practice_used_before,
                connect_target=connect_target,
                hidden=hidden,
            )
            with ended_by_signals(desktop.quit):
                code = app.exec()
        finally:
            single.raise_asked.disconnect(desktop.bring_to_front)
            desktop.shut_down()
        return code, desktop

    try:
        code, desktop = serve(hidden)
        while desktop.damage is not None and desktop.damage.code == DAMAGED:
            tell(f"apdesk: {desktop.damage}")
            if not mended(desktop.damage, data_dir, single):
                return 1
            code, desktop = serve(hidden=False)
    finally:
        single.close()
        collector.stop()
        reporter.remove()
    if desktop.damage is not None:
        return _not_started(app, desktop.damage, data_dir)
    return RESTART if desktop.restarts else code


def _not_started(app: QApplication, error: ApdeskError, data_dir: DataDir) -> int:
    """Says why, until the user quits; the exit code."""
    from apdesk.ui.shell.startup_error import show_startup_error

    log.info("can't start: %s", error.code)
    tell(f"apdesk: {error}")
    if not app.styleSheet():
        apply_theme(app, "system")  # the stored look wasn't read yet
    show_startup_error(error, data_dir.path)
    return 1
