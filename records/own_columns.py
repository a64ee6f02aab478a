"""Which columns of a row a writer changed, so that it writes these and leaves to others what is theirs.

A row is read, worked on and stored later; counts, remarks and dates of others may have changed in between. What the
writer left as it was read follows the row as it is stored now; only what differs from that is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

Values = Mapping[str, object]


def values(record: models.Model) -> Values:
    """Column → value, as ``record`` has them in hand."""
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def follow(record: models.Model, read: Values, stored: models.Model) -> None:
    """Whatever still is as it was ``read`` becomes as it is ``stored``; its related rows are fetched anew."""
    for field in record._meta.concrete_fields:
        if getattr(record, field.attname) == read[field.attname]:
            setattr(record, field.attname, getattr(stored, field.attname))
            if isinstance(field, models.ForeignKey) and field.is_cached(record):
                field.delete_cached_value(record)
    for relation in record._meta.related_objects:
        if relation.is_cached(record):
            relation.delete_cached_value(record)


def changed(record: models.Model, stored: models.Model) -> list[str]:
    """The columns in which the two differ."""
    theirs = values(stored)
    return [name for name, value in values(record).items() if value != theirs[name]]
