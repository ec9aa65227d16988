"""The ids that the org selects beside the members here, and what differs in the end."""

from __future__ import annotations

from pathlib import Path

from apdesk.store.load.page import PageReader, any_of
from apdesk.store.load.target import Loaded, ShortPage, Swept, Target

_MEMBERS = (
    "SELECT salesforce_id FROM {entity} WHERE sobject = '{sobject}' AND state = 'member' "
    "AND id NOT IN (SELECT record_id FROM removal WHERE entity = '{entity}')"
)


class PageSweeper(PageReader):
    """Gathers the ids of all pages. Their other cells are compared with what is stored."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._connection.execute(
            "CREATE TEMP TABLE there (salesforce_id TEXT PRIMARY KEY) WITHOUT ROWID"
        )

    def load(self, path: Path, rows: int, *, utf8: bool) -> Loaded:
        """Notes the ids of the page in `path` (`utf8`: known to be so throughout), which must have
        so many rows; `rest` are the members with other values."""
        target = self._target
        rest_path = path.with_name(f"{path.name}.rest")
        with self._page(path, utf8=utf8):
            if self._number("SELECT count(*) FROM temp.page") != rows:
                raise ShortPage
            self._execute(
                f"INSERT OR IGNORE INTO temp.there SELECT {target.id_cell.sql()} FROM temp.page"
            )
            rest = 0
            if target.cells:
                rest = self._write(rest_path, target.header, self._execute(self._different()))
        return Loaded(
            entered=0,
            unchanged=rows - rest,
            rest=rest,
            rest_path=str(rest_path) if rest else None,
        )

    def finish(self, folder: Path) -> Swept:
        """What differs, now that all ids are known: in two files of ids in their order."""
        members = _MEMBERS.format(entity=self._target.entity, sobject=self._target.sobject)
        missing, extra = folder / "missing.csv", folder / "extra.csv"
        return Swept(
            there=self._number("SELECT count(*) FROM temp.there"),
            missing=self._write(
                missing,
                ("Id",),
                self._execute(
                    f"SELECT salesforce_id FROM temp.there EXCEPT {members} ORDER BY salesforce_id"
                ),
            ),
            missing_path=str(missing),
            extra=self._write(
                extra,
                ("Id",),
                self._execute(
                    f"{members} EXCEPT SELECT salesforce_id FROM temp.there ORDER BY salesforce_id"
                ),
            ),
            extra_path=str(extra),
        )

    def _different(self) -> str:
        target = self._target
        cells = ", ".join(f"p.c{at}" for at in range(len(target.header)))
        differences = any_of([f"r.{each.column} IS NOT {each.sql()}" for each in target.cells])
        return (
            f"SELECT {cells} FROM temp.page p JOIN {target.entity} r "
            f"ON r.salesforce_id = {target.id_cell.sql()} "
            f"WHERE r.sobject = '{target.sobject}' AND r.state = 'member' AND {differences} "
            f"AND r.id NOT IN (SELECT record_id FROM removal WHERE entity = '{target.entity}')"
        )
