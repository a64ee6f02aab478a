"""Puts very many rows into one table: COPY on PostgreSQL, one prepared INSERT on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from django.db import connection
from django.db.models import Field, Max, Model

ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def pour(template: Model, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert ``rows``: the columns called ``names`` (as attributes: ``unit_id``) from them, all others as the template.

    Nothing is derived or checked here; keys that are numbers must be given or left out of both.
    """
    fields = {field.attname: field for field in template._meta.concrete_fields}
    drawn = [fields.pop(name) for name in names]
    fields.pop("id" if template.pk is None else "", None)
    constant = [_stored(field, field.pre_save(template, add=True)) for field in fields.values()]
    columns = [str(field.column) for field in (*fields.values(), *drawn)]
    if connection.vendor == "postgresql":
        _copy(template._meta.db_table, columns, constant, rows)
    else:
        _insert(template._meta.db_table, columns, constant, drawn, rows)
    if isinstance(template._meta.pk, Field) and template._meta.pk.attname in names:
        _after_typed_keys(type(template))


def next_key(model: type[Model]) -> int:
    """The first number that no row of the model has yet."""
    return int(model._default_manager.aggregate(most=Max("pk"))["most"] or 0) + 1


def _copy(table: str, columns: list[str], constant: list[Any], rows: Iterable[Sequence[Any]]) -> None:
    head = "".join(f"{_text(value)}\t" for value in constant)
    text = StringIO("".join(head + "\t".join(map(_text, row)) + "\n" for row in rows))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {_quoted(table)} ({', '.join(map(_quoted, columns))}) FROM STDIN", text)


def _insert(
    table: str, columns: list[str], constant: list[Any], drawn: list[Field[Any, Any]], rows: Iterable[Sequence[Any]]
) -> None:
    stored = [[*constant, *(_stored(field, value) for field, value in zip(drawn, row, strict=True))] for row in rows]
    places = ", ".join(["%s"] * len(columns))
    names = ", ".join(map(_quoted, columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {_quoted(table)} ({names}) VALUES ({places})", stored)  # noqa: S608 - names of ours


def _stored(field: Field[Any, Any], value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


def _text(value: Any) -> str:
    """As COPY reads it."""
    return "\\N" if value is None else str(value).translate(ESCAPED)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _after_typed_keys(model: type[Model]) -> None:
    """PostgreSQL's counter knows nothing of keys that were given; keys that are no numbers have no counter."""
    if connection.vendor != "postgresql" or model._meta.pk.get_internal_type() == "UUIDField":
        return
    table = _quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM {table}", [model._meta.db_table])  # noqa: S608
