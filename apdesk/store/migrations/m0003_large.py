"""Format 3: large mirrors. Pulls by Bulk API go on at the page that they had reached, and how many
records there are is known without counting them."""

from __future__ import annotations

import sqlite3

_POSITION = """
ALTER TABLE position ADD COLUMN pull_job TEXT;
ALTER TABLE position ADD COLUMN pull_locator TEXT;
CREATE TABLE tally (
    entity TEXT NOT NULL,
    sobject TEXT NOT NULL,
    state TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (entity, sobject, state)
) WITHOUT ROWID;
"""
_TRIGGERS = (
    """
CREATE TRIGGER {entity}_enters AFTER INSERT ON {entity} BEGIN
    UPDATE tally SET records = records + 1
    WHERE entity = '{entity}' AND sobject = coalesce(new.sobject, '') AND state = new.state;
END
""",
    """
CREATE TRIGGER {entity}_leaves AFTER DELETE ON {entity} BEGIN
    UPDATE tally SET records = records - 1
    WHERE entity = '{entity}' AND sobject = coalesce(old.sobject, '') AND state = old.state;
END
""",
    """
CREATE TRIGGER {entity}_moves AFTER UPDATE OF sobject, state ON {entity} BEGIN
    UPDATE tally SET records = records - 1
    WHERE entity = '{entity}' AND sobject = coalesce(old.sobject, '') AND state = old.state;
    UPDATE tally SET records = records + 1
    WHERE entity = '{entity}' AND sobject = coalesce(new.sobject, '') AND state = new.state;
END
""",
)
_SOBJECTS = {"person": ("", "Lead", "Contact"), "company": ("", "Account")}
_STATES = ("member", "kept", "local")


def apply(connection: sqlite3.Connection) -> None:
    """Adds to the tables of format 2."""
    for statement in _POSITION.split(";"):
        if statement.strip():
            connection.execute(statement)
    for entity, sobjects in _SOBJECTS.items():
        connection.executemany(
            "INSERT INTO tally (entity, sobject, state, records) VALUES (?, ?, ?, 0)",
            [(entity, sobject, state) for sobject in sobjects for state in _STATES],
        )
        found = connection.execute(
            f"SELECT count(*), coalesce(sobject, ''), state FROM {entity} GROUP BY 2, 3"
        ).fetchall()
        connection.executemany(
            f"UPDATE tally SET records = ? WHERE entity = '{entity}' AND sobject = ? AND state = ?",
            found,
        )
        for each in _TRIGGERS:
            connection.execute(each.format(entity=entity))
