"""The floor of a first sync: what a plain script does. Prints one JSON line of what it took.

    python tests/benchmarks/plain_load.py URL SOQL DATABASE < TOKEN

It makes a job of Bulk API 2.0, waits for it, downloads its pages, reads them with csv.reader and
writes them with executemany into one table with the columns of the query and the indexes that
apdesk has on the same values. Nothing is converted, decided, noted, or made searchable.
"""

from __future__ import annotations

import csv
import io
import json
import resource
import sqlite3
import sys
import time
from collections.abc import Iterator

import requests

API = "/services/data/v62.0/jobs/query"


def job(session: requests.Session, url: str, soql: str) -> str:
    """The address of a finished job."""
    asked = {
        "operation": "query",
        "query": soql,
        "contentType": "CSV",
        "columnDelimiter": "COMMA",
        "lineEnding": "LF",
    }
    answer = session.post(url + API, json=asked, timeout=120)
    answer.raise_for_status()
    address = f"{url}{API}/{answer.json()['id']}"
    while (state := session.get(address, timeout=120).json()["state"]) != "JobComplete":
        assert state in ("UploadComplete", "InProgress"), state
        time.sleep(0.5)
    return address


def pages(session: requests.Session, address: str) -> Iterator[str]:
    """The text of each page."""
    locator = ""
    while locator != "null":
        answer = session.get(
            f"{address}/results",
            params={"maxRecords": "50000", **({"locator": locator} if locator else {})},
            timeout=300,
        )
        answer.raise_for_status()
        locator = answer.headers["Sforce-Locator"]
        yield answer.content.decode("utf-8")


def store(database: str, texts: Iterator[str]) -> int:
    """Writes all rows; how many they were."""
    connection = sqlite3.connect(database)
    rows = 0
    for text in texts:
        reader = csv.reader(io.StringIO(text, newline=""))
        header = next(reader)
        if not rows:
            columns = ", ".join(f'"{each}" TEXT' for each in header)
            connection.execute(f"CREATE TABLE lead (key INTEGER PRIMARY KEY, {columns})")
            connection.execute("CREATE UNIQUE INDEX lead_id ON lead (Id)")
            connection.execute("CREATE INDEX lead_member ON lead (IsConverted, IsDeleted, Id)")
            connection.execute("CREATE INDEX lead_email ON lead (lower(Email))")
        names = ", ".join(f'"{each}"' for each in header)
        marks = ", ".join("?" * len(header))
        rows += connection.executemany(
            f"INSERT INTO lead ({names}) VALUES ({marks})", reader
        ).rowcount
    connection.commit()
    connection.close()
    return rows


def main(url: str, soql: str, database: str) -> int:
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {sys.stdin.readline().strip()}"
    began = time.perf_counter()
    address = job(session, url, soql)
    ready, cpu = time.perf_counter(), time.process_time()
    rows = store(database, pages(session, address))
    done = {
        "rows": rows,
        "job": ready - began,
        "load": time.perf_counter() - ready,
        "cpu": time.process_time() - cpu,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    session.delete(address, timeout=120)
    sys.stdout.write(json.dumps(done) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
