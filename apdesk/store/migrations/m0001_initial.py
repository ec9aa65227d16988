"""Format 1: the tables of the mirror, the journal and the settings."""

from __future__ import annotations

import sqlite3

# Column names of the mapped fields are added later, one by one, when mappings are known.
_RECORDS = """
CREATE TABLE {entity} (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    salesforce_id TEXT UNIQUE,
    sobject TEXT,
    state TEXT NOT NULL CHECK (state IN ('member', 'kept', 'local')),
    modstamp TEXT,
    entered_at TEXT,
    entered_run INTEGER,
    changed_at TEXT,
    changed_run INTEGER
);
CREATE INDEX {entity}_member ON {entity} (sobject, state, salesforce_id);
CREATE VIEW {entity}_text (id, text) AS SELECT id, '' FROM {entity};
CREATE VIRTUAL TABLE {entity}_search USING fts5 (
    text,
    content = '{entity}_text',
    content_rowid = 'id',
    detail = none,
    columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2"
);
"""

_FIXED = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE describe (
    sobject TEXT PRIMARY KEY,
    raw TEXT NOT NULL,
    last_modified TEXT,
    fetched_at TEXT NOT NULL
);
CREATE TABLE position (
    sobject TEXT PRIMARY KEY,
    selection TEXT NOT NULL,
    columns TEXT NOT NULL,
    pull_after TEXT,
    pull_started TEXT,
    pulled INTEGER NOT NULL,
    pulled_total INTEGER,
    cursor TEXT,
    swept_at TEXT,
    frozen TEXT
);
CREATE TABLE apdesk_field (
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    label TEXT NOT NULL,
    type TEXT NOT NULL,
    storage TEXT NOT NULL,
    standard INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (entity, name)
);
CREATE TABLE apdesk_field_source (
    sobject TEXT NOT NULL,
    salesforce TEXT NOT NULL,
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    field_type TEXT NOT NULL,
    rule TEXT NOT NULL,
    first_sync TEXT NOT NULL,
    writable INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (sobject, salesforce),
    FOREIGN KEY (entity, name) REFERENCES apdesk_field (entity, name)
);
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cause TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    result TEXT,
    seconds REAL,
    api_calls INTEGER NOT NULL DEFAULT 0,
    error TEXT
);
CREATE TABLE run_object (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    sobject TEXT NOT NULL,
    members INTEGER NOT NULL,
    entered INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    left INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    sent_created INTEGER NOT NULL,
    sent_updated INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    held INTEGER NOT NULL,
    PRIMARY KEY (run_id, sobject)
) WITHOUT ROWID;
CREATE TABLE problem (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    sobject TEXT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    next_step TEXT NOT NULL
);
CREATE INDEX problem_run ON problem (run_id);
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    run_id INTEGER,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    field TEXT,
    old,
    new
);
CREATE INDEX history_record ON history (entity, record_id);
CREATE INDEX history_run ON history (run_id);
CREATE TABLE pending_edit (
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    base,
    local,
    remote,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (entity, record_id, field)
) WITHOUT ROWID;
CREATE TABLE removal (
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    salesforce_id TEXT NOT NULL,
    sobject TEXT NOT NULL,
    reason TEXT NOT NULL,
    run_id INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,
    keep INTEGER NOT NULL DEFAULT 0,
    successor TEXT,
    PRIMARY KEY (entity, record_id)
) WITHOUT ROWID;
CREATE INDEX removal_successor ON removal (successor) WHERE successor IS NOT NULL;
CREATE TABLE api_call (
    hour TEXT NOT NULL,
    cause TEXT NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (hour, cause)
) WITHOUT ROWID;
"""


def apply(connection: sqlite3.Connection) -> None:
    """Makes all tables of format 1 in an empty file."""
    script = _FIXED + "".join(_RECORDS.format(entity=each) for each in ("person", "company"))
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)
