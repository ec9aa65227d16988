"""A desk of long Japanese names with something of everything, for which there must be room."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from apdesk.domain.clock import SystemClock, to_iso
from apdesk.domain.mapping import all_mappings
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.run import Cause, ObjectCounts
from apdesk.domain.schema import SObjectSchema
from apdesk.paths import DataDir
from apdesk.store.changes import PageChanges
from apdesk.store.database import Store
from apdesk.store.journal import Journal
from apdesk.store.journeys.catalogue import Journeys
from apdesk.store.lists import ListKey, ListQuery, Selection
from apdesk.store.mirror import Mirror
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.ui.desk import Desk
from apdesk.worker.explaining import explain_record
from apdesk.worker.journey_choices import JourneyChoices
from apdesk.worker.setup import SessionVault
from apdesk.worker.tasks import TaskRunner
from tests.ui.activity.trouble_builder import NOW, all_troubles
from tests.ui.journeys.pages.journey_builder import populate
from tests.ui.main.desk_builder import binding, build_desk, practice_rows, report
from tests.ui.wizard.foreign import LABELS, PLURALS, VALUES, far_away

COMPANY = "株式会社日本マーケティング・リサーチ総合研究所東日本支社"
PERSON = "御手洗ヴァレンティーナ・アレクサンドラ"
#: What the records are given, by the name of the field.
_SAID = {
    "FirstName": "花子",
    "LastName": PERSON,
    "Company": COMPANY,
    "Name": COMPANY,
    "Title": "マーケティング部 部長代理補佐",
    "City": "東京都千代田区丸の内",
}


def build_far_away_desk(database: Path) -> int:
    """Makes the database; the id of a journey in which somebody is stuck."""
    build_desk(database)
    all_troubles(database)
    journey = populate(database)["welcome"]
    with Store(database) as store:
        _translate(store)
        schemas = {each: SObjectSchema.from_describe(_raw(store, each)) for each in PLURALS}
        Mirror(store).prepare(all_mappings(DEFAULT_PREFERENCES, schemas))
        _rename_records(store)
        _make_lists(store)
        Journeys(store).rename(journey, "新規の見込み客への歓迎メール（東日本支社・展示会）")
    return journey


@contextmanager
def open_desk(database: Path, data_dir: DataDir, runner: TaskRunner) -> Iterator[Desk]:
    """A desk over a copy of that database, with the Journeys page."""
    data_dir.prepare()
    shutil.copy(database, data_dir.database)
    vault = SessionVault(data_dir)
    vault.keep_for_session()
    views = Views(data_dir.database)
    yield Desk(
        database=data_dir.database,
        views=views,
        runner=runner,
        memory=QSettings(str(data_dir.path / "window.ini"), QSettings.Format.IniFormat),
        clock=SystemClock(),
        explain=lambda text: explain_record(data_dir, vault, text),
        open_url=lambda _url: True,
        choices=lambda: JourneyChoices(data_dir, vault),
    )
    views.close()


def _translate(store: Store) -> None:
    """The org describes itself in Japanese."""
    settings = Settings(store)
    settings.bind(far_away(binding()))
    for name, plural in PLURALS.items():
        raw = _raw(store, name)
        raw["label"] = raw["labelPlural"] = plural
        for at, field in enumerate(raw["fields"]):
            field["label"] = f"{LABELS[at % len(LABELS)]}{at}"
            for n, value in enumerate(field.get("picklistValues") or ()):
                value["label"] = VALUES[n % len(VALUES)]
        settings.save_describe(name, raw, None, to_iso(NOW))


def _raw(store: Store, name: str) -> dict[str, Any]:
    cached = Settings(store).describe(name)
    assert cached is not None
    return cached.raw


def _rename_records(store: Store) -> None:
    _, rows = practice_rows(60, 40, 20)
    moment = NOW - timedelta(minutes=4)
    journal = Journal(store)
    run = journal.start_run(Cause.TIMER, to_iso(moment))
    for name, (fields, found) in rows.items():
        stamp = fields.index("SystemModstamp")
        changed = []
        for row in found[:30]:
            values = [_SAID.get(field, value) for field, value in zip(fields, row, strict=True)]
            values[stamp] = to_iso(moment)
            changed.append(tuple(values))
        Mirror(store).apply(
            PageChanges(name, fields=fields, rows=tuple(changed)), run, to_iso(moment)
        )
    journal.finish_run(
        report(run, moment, Cause.TIMER, {"Lead": ObjectCounts(members=60, changed=30)}),
        to_iso(moment),
    )


def _make_lists(store: Store) -> None:
    now = to_iso(NOW)
    lists = OwnLists(store)
    lists.add(
        lists.create(f"{COMPANY}の展示会", at=now), Selection(ListQuery(ListKey.LEADS)), at=now
    )
    Segments(store).create(
        f"{COMPANY}の顧客", (Criterion("company", Operator.IS, COMPANY),), at=now
    )
