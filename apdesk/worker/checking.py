"""Whether the database can be used, as tasks: opened at once, read whole once there is time."""

from __future__ import annotations

from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError
from apdesk.worker.tasks import Progress, Work

#: How many steps of SQLite's virtual machine lie between two looks whether to stop.
_STEPS = 50_000


def prepare_database(database: Path) -> Work:
    """A task: makes the file where there is none, and brings its tables up to date.

    What the lists read it by is imported meanwhile. Raises what opening a `Store` raises.
    """

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        import apdesk.store.views  # noqa: F401
        from apdesk.store.database import Store

        with Store(database, check=False):
            pass

    return work


def check_database(database: Path) -> Work:
    """A task -> None. Raises KnownError "database.corrupt".

    It takes as long as the file is long, so it may be cancelled in between.
    """

    def work(_progress: Progress, cancel: CancelToken) -> None:
        from apdesk.store import errors
        from apdesk.store.database import Store

        with Store(database, check=False) as store:
            try:
                with store.reading() as connection:
                    connection.set_progress_handler(lambda: cancel.cancelled, _STEPS)
                    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            except ApdeskError:
                cancel.check()
                raise
        if found != "ok":
            raise errors.corrupt(database, errors.finding(found))

    return work
