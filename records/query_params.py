"""Reading what an address or a form field says, where nobody promises that it makes sense."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

M = TypeVar("M", bound=Model)
LARGEST = 2**31 - 1  # an integer column of every database holds it


def whole(text: object, default: int | None = None, *, least: int = 0, most: int = LARGEST) -> int | None:
    """The whole number in ``text``, or ``default`` when it is none or out of bounds. ``²`` is no number here."""
    said = str(text or "").strip()
    if not (said.isascii() and said.isdecimal() and len(said) <= len(str(most))):
        return default
    number = int(said)
    return number if least <= number <= most else default


def keys(model: type[Model], said: Iterable[object]) -> list[Any]:
    """Those of the values that could be a key of this model; the others are left out."""
    return [key for value in said if (key := _key(model, value)) is not None]


def named(request: HttpRequest, name: str, rows: QuerySet[M]) -> M | None:
    """The one of the rows whose key the address names (``?edition_of=``); None without one."""
    return rows.filter(pk__in=keys(rows.model, [request.GET.get(name, "")])).first()


def local(request: HttpRequest, name: str) -> str:
    """The address inside this house that a field or the address bar names; '' for any other and for none."""
    said = request.POST.get(name) or request.GET.get(name, "")
    return said if said.startswith("/") and url_has_allowed_host_and_scheme(said, allowed_hosts=None) else ""


def _key(model: type[Model], value: object) -> Any:
    try:
        key = model._meta.pk.to_python(value)
    except (ValidationError, ValueError, TypeError, OverflowError):
        return None
    return None if isinstance(key, int) and not 0 < key < 2**63 else key
