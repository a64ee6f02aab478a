"""What a person means by what they typed into a search box: words, a kind, a month, a day.

「主题党日 9月」 is a kind and the September that was last, 「2026-09」 that month, 「2026-09-15」 that day; everything
else is a word that stands somewhere in the record.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q
from django.utils import timezone

from records.documents import tidy_number
from records.ledger.paths import field_at

DAY = re.compile(r"(?<!\d)(\d{4})(?:[-./]|年)(\d{1,2})(?:[-./]|月)(\d{1,2})日?(?!\d)")
MONTH = re.compile(r"(?<!\d)(?:(\d{4})(?:[-./]|年))?(\d{1,2})月份?|(?<!\d)(\d{4})[-./](\d{1,2})(?![-./\d])")
NUMBERS = ("document_number",)  # columns whose texts are spelled in one way, whatever brackets are typed

Span = tuple[date, date]


@dataclass(frozen=True)
class Typed:
    """``spans``: first and last day of each month or day that was named."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def typed(text: str, *, dated: bool) -> Typed:
    """``dated``: whether the records have a day that a month may mean; else figures are words like others."""
    spans: list[Span] = []

    def take(found: re.Match[str], span: Span | None) -> str:
        if span is None:
            return found.group()
        spans.append(span)
        return " "

    if dated:
        text = DAY.sub(lambda found: take(found, _day(found)), text)
        text = MONTH.sub(lambda found: take(found, _month(found)), text)
    return Typed(tuple(text.split()), tuple(spans))


def _day(found: re.Match[str]) -> Span | None:
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
    return day, day


def _month(found: re.Match[str]) -> Span | None:
    """Without a year the month that was last, this one included."""
    year, month = found[1] or found[3], int(found[2] or found[4])
    if not 1 <= month <= 12:
        return None
    today = timezone.localdate()
    which = int(year) if year else today.year - (month > today.month)
    if not 1900 <= which <= 2999:
        return None
    return date(which, month, 1), date(which, month, monthrange(which, month)[1])


def condition(model: type[Model], word: str, search: tuple[str, ...], kinds: tuple[str, ...]) -> Q:
    """The word stands in one of the columns, or names one of the kinds."""
    found = Q()
    for path in search:
        found |= Q(**{f"{path}__icontains": tidy_number(word) if path in NUMBERS else word})
    for name in kinds:
        if meant := _kinds(model, name, word):
            found |= Q(**{f"{name}__in": meant})
    return found


def _kinds(model: type[Model], name: str, word: str) -> list[object]:
    field = field_at(model, name)
    return [value for value, label in field.flatchoices if word in str(label)] if field is not None else []
