"""Format 4: own lists, segments, journeys with the people in them, campaigns, e-mail."""

from __future__ import annotations

import sqlite3

_JOURNEYS = """
CREATE TABLE own_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    created_at TEXT NOT NULL
);
CREATE TABLE list_member (
    list_id INTEGER NOT NULL REFERENCES own_list (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (list_id, person_id)
) WITHOUT ROWID;
CREATE INDEX list_member_person ON list_member (person_id);
CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    criteria TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE journey (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    draft TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'paused')),
    version INTEGER
);
CREATE TABLE journey_version (
    journey_id INTEGER NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    graph TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (journey_id, version)
) WITHOUT ROWID;
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journey_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    source TEXT NOT NULL,
    began_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    arrived_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'waiting', 'outside', 'stuck', 'ended')),
    due_at TEXT,
    ended_at TEXT,
    outcome TEXT
);
CREATE INDEX passage_person ON passage (person_id);
CREATE INDEX passage_place ON passage (journey_id, shape, state, version) WHERE state <> 'ended';
CREATE INDEX passage_due ON passage (due_at) WHERE state = 'waiting';
CREATE INDEX passage_entry ON passage (journey_id, source, person_id);
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL,
    journey_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    arrived_at TEXT NOT NULL,
    left_at TEXT,
    port TEXT,
    note TEXT
);
CREATE INDEX step_passage ON step (passage_id);
CREATE INDEX step_person ON step (person_id);
CREATE INDEX step_shape ON step (journey_id, shape);
CREATE TABLE journey_entered (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (journey_id, shape)
) WITHOUT ROWID;
CREATE TABLE touched (person_id INTEGER PRIMARY KEY);
CREATE TABLE trigger_match (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (journey_id, shape, person_id)
) WITHOUT ROWID;
CREATE INDEX trigger_match_person ON trigger_match (person_id);
CREATE TABLE trigger_look (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    meaning TEXT NOT NULL,
    looked_at TEXT NOT NULL,
    PRIMARY KEY (journey_id, shape)
) WITHOUT ROWID;
CREATE TABLE effect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER,
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    version INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('wanted', 'asked', 'done', 'failed')),
    wanted_at TEXT NOT NULL,
    asked_at TEXT,
    settled_at TEXT,
    retry_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    result TEXT,
    code TEXT,
    title TEXT,
    message TEXT,
    next_step TEXT,
    said TEXT
);
CREATE INDEX effect_open ON effect (kind, state, retry_at) WHERE state <> 'done';
CREATE INDEX effect_passage ON effect (passage_id) WHERE passage_id IS NOT NULL;
CREATE INDEX effect_person ON effect (person_id);
CREATE TABLE assignment (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    user_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (journey_id, shape, user_id)
) WITHOUT ROWID;
CREATE TABLE org_user (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    active INTEGER NOT NULL,
    modstamp TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE campaign (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT,
    active INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE campaign_status (
    campaign_id TEXT NOT NULL,
    label TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_default INTEGER NOT NULL,
    responded INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, label)
) WITHOUT ROWID;
CREATE TABLE campaign_watch (
    campaign_id TEXT PRIMARY KEY,
    cursor TEXT,
    swept_at TEXT
) WITHOUT ROWID;
CREATE TABLE campaign_member (
    id TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL,
    salesforce_id TEXT NOT NULL,
    status TEXT,
    modstamp TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX campaign_member_person ON campaign_member (campaign_id, salesforce_id);
CREATE TABLE member_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id TEXT NOT NULL,
    salesforce_id TEXT NOT NULL,
    old TEXT,
    new TEXT,
    at TEXT NOT NULL
);
CREATE TABLE mail_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE TABLE mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    effect_id INTEGER,
    journey_id INTEGER,
    shape TEXT,
    template TEXT NOT NULL COLLATE NOCASE,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'refused', 'unconfirmed')),
    at TEXT NOT NULL,
    said TEXT
);
CREATE INDEX mail_person ON mail (person_id);
CREATE INDEX mail_template_person ON mail (template, person_id)
"""
_TRIGGERS = (
    """
CREATE TRIGGER step_counted AFTER INSERT ON step BEGIN
    INSERT INTO journey_entered (journey_id, shape, people) VALUES (new.journey_id, new.shape, 1)
    ON CONFLICT (journey_id, shape) DO UPDATE SET people = people + 1;
END
""",
    """
CREATE TRIGGER journey_gone AFTER DELETE ON journey BEGIN
    DELETE FROM passage WHERE journey_id = old.id;
    DELETE FROM step WHERE journey_id = old.id;
    DELETE FROM journey_entered WHERE journey_id = old.id;
    DELETE FROM trigger_match WHERE journey_id = old.id;
    DELETE FROM trigger_look WHERE journey_id = old.id;
    DELETE FROM effect WHERE journey_id = old.id;
    DELETE FROM assignment WHERE journey_id = old.id;
END
""",
)


def apply(connection: sqlite3.Connection) -> None:
    """Adds the tables; nothing that is there changes."""
    for statement in _JOURNEYS.split(";"):
        if statement.strip():
            connection.execute(statement)
    for each in _TRIGGERS:
        connection.execute(each)
