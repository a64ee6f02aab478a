"""INSERT statements made before the transaction and run inside it: the database is locked for the writing only.

Works for records whose key is made here (UUID); the statements are Django's own, as ``bulk_create`` would send them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from django.db.models.sql import InsertQuery

Statement = tuple[str, Sequence[Any]]


def prepared(model: type[models.Model], records: Sequence[Any]) -> list[Statement]:
    """Statements that write these records, marked from now on as written."""
    fields = [f for f in model._meta.local_concrete_fields if not f.generated and not isinstance(f, models.AutoField)]
    size = max(connection.ops.bulk_batch_size(fields, list(records)), 1) if records else 1
    found: list[Statement] = []
    for start in range(0, len(records), size):
        query = InsertQuery(model)
        query.insert_values(fields, list(records[start : start + size]))
        found += query.get_compiler(connection=connection).as_sql()
    for record in records:
        record._state.adding, record._state.db = False, connection.alias
    return found


def run(statements: Sequence[Statement]) -> None:
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
