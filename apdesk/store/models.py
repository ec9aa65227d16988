"""peewee models of the fixed tables. The tables themselves are made by the migrations.

No model is bound to a database: two stores may be open in one process, so every query names its
own (`query.execute(store.database)`).
"""

from __future__ import annotations

import peewee as pw


class _Table(pw.Model):
    class Meta:
        legacy_table_names = False


class Meta(_Table):
    key = pw.TextField(primary_key=True)
    value = pw.TextField()

    class Meta:
        table_name = "meta"
        without_rowid = True


class Describe(_Table):
    sobject = pw.TextField(primary_key=True)
    body = pw.TextField(column_name="raw")  # Model.raw is a method of peewee's
    last_modified = pw.TextField(null=True)
    fetched_at = pw.TextField()

    class Meta:
        table_name = "describe"


class Run(_Table):
    id = pw.AutoField()
    cause = pw.TextField()
    started_at = pw.TextField()
    finished_at = pw.TextField(null=True)
    result = pw.TextField(null=True)
    seconds = pw.FloatField(null=True)
    api_calls = pw.IntegerField(default=0)
    error = pw.TextField(null=True)

    class Meta:
        table_name = "run"


class RunObject(_Table):
    run_id = pw.IntegerField()
    sobject = pw.TextField()
    members = pw.IntegerField()
    entered = pw.IntegerField()
    changed = pw.IntegerField()
    left = pw.IntegerField()
    deleted = pw.IntegerField()
    sent_created = pw.IntegerField()
    sent_updated = pw.IntegerField()
    failed = pw.IntegerField()
    conflicts = pw.IntegerField()
    held = pw.IntegerField()

    class Meta:
        table_name = "run_object"
        primary_key = pw.CompositeKey("run_id", "sobject")
        without_rowid = True


class RunProblem(_Table):
    id = pw.AutoField()
    run_id = pw.IntegerField()
    sobject = pw.TextField(null=True)
    code = pw.TextField()
    title = pw.TextField()
    message = pw.TextField()
    next_step = pw.TextField()

    class Meta:
        table_name = "problem"
