"""Records named in text: "slug:pk", as the statement writes them and pages follow them."""

from __future__ import annotations

import uuid

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.urls import NoReverseMatch, reverse


def naming(slug: str, key: str = "pk") -> Concat:
    """The reference as a column: slug of the ledger, colon, key."""
    return Concat(Value(f"{slug}:"), Cast(key, CharField()))


def split(reference: str) -> tuple[str, str]:
    """Slug and key; a UUID comes in the usual spelling, whatever the database wrote."""
    slug, _, key = reference.partition(":")
    try:
        return slug, str(uuid.UUID(key))
    except ValueError:
        return slug, key


def spelled(reference: str) -> str:
    """The reference with its key in the usual spelling."""
    return ":".join(split(reference))


def page_of(reference: str) -> str:
    """The detail page of the record; '' when there is none."""
    slug, key = split(reference)
    try:
        return reverse(f"{slug}:detail", args=[key]) if key else ""
    except NoReverseMatch:
        return ""
