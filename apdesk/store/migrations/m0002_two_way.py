"""Format 2: edits on their way to the org, creates, failures, conflicts, and who changed what."""

from __future__ import annotations

import sqlite3

_TWO_WAY = """
ALTER TABLE pending_edit ADD COLUMN in_flight INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pending_edit ADD COLUMN sent;
ALTER TABLE pending_edit ADD COLUMN batch_id INTEGER;
ALTER TABLE history ADD COLUMN batch_id INTEGER;
CREATE INDEX history_batch ON history (batch_id) WHERE batch_id IS NOT NULL;
ALTER TABLE position ADD COLUMN filling TEXT NOT NULL DEFAULT '';
CREATE TABLE edit_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    records INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE creation (
    record_id INTEGER PRIMARY KEY,
    sobject TEXT NOT NULL,
    token TEXT NOT NULL,
    wanted_at TEXT NOT NULL,
    author TEXT NOT NULL,
    asked_at TEXT,
    asks INTEGER NOT NULL DEFAULT 0,
    sent TEXT,
    allow_duplicate INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE failure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    record_id INTEGER,
    salesforce_id TEXT,
    sobject TEXT,
    name TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('update', 'create', 'lost')),
    code TEXT NOT NULL,
    error_code TEXT NOT NULL,
    fields TEXT NOT NULL,
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    next_step TEXT NOT NULL,
    said TEXT NOT NULL,
    cause TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    at TEXT NOT NULL,
    retry_at TEXT,
    lost TEXT NOT NULL DEFAULT '[]',
    duplicates TEXT NOT NULL DEFAULT '[]'
);
CREATE UNIQUE INDEX failure_record ON failure (entity, record_id, operation)
    WHERE operation <> 'lost';
CREATE INDEX failure_owner ON failure (entity, record_id);
CREATE INDEX failure_cause ON failure (cause);
CREATE TABLE conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    base,
    local,
    remote,
    winner TEXT NOT NULL CHECK (winner IN ('salesforce', 'apdesk')),
    at TEXT NOT NULL,
    run_id INTEGER,
    state TEXT NOT NULL DEFAULT 'open'
);
CREATE INDEX conflict_record ON conflict (entity, record_id);
CREATE INDEX conflict_state ON conflict (state);
CREATE TABLE salesforce_user (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
"""


def apply(connection: sqlite3.Connection) -> None:
    """Adds what the way back needs; the values of the records stay as they are."""
    for statement in _TWO_WAY.split(";"):
        if statement.strip():
            connection.execute(statement)
    for (column,) in connection.execute(
        "SELECT DISTINCT f.column_name FROM apdesk_field f JOIN apdesk_field_source s "
        "ON s.entity = f.entity AND s.name = f.name "
        "WHERE f.entity = 'person' AND s.salesforce = 'Email'"
    ).fetchall():
        connection.execute(f'CREATE INDEX "person_{column}" ON person (lower("{column}"))')
