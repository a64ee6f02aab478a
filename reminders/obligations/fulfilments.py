"""What fulfils a rule. Apps above say which of their records count; this app knows none of them.

    fulfilments.register({"activity.member_assembly": "支部党员大会", …}, rows, link=form_link)

``rows()`` returns a queryset that can be read as the eight COLUMNS (:func:`readable` gives it them), all in one SELECT:
it is put into the one statement that recomputes every branch at once, so it must not be sliced, ordered or evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, F, FloatField, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from reminders.obligations.references import naming

if TYPE_CHECKING:
    from reminders.obligations.models import Obligation

COLUMNS = ("kind_code", "unit_key", "subject_ref", "credit_day", "credit", "is_late", "is_approved", "record_ref")
"""kind_code: text. unit_key: id of the unit. subject_ref: text, '' or whom it covers (person or group id as text).
credit_day: date it counts for. credit: number, 1 for a record, or its hours. is_late, is_approved: 0 or 1.
record_ref: "slug:pk" of the record, as its ledger is called."""

ONE, THE_UNIT = Value(1.0, output_field=FloatField()), Value("")


def readable(
    rows: QuerySet[Model],
    code: str | Combinable,
    slug: str,
    *,
    day: str | Combinable,
    unit: str = "unit_id",
    subject: str | Combinable = THE_UNIT,
    credit: Combinable = ONE,
    late: Q | None = None,
    approved: Q | None = None,
    key: str = "pk",
) -> QuerySet[Model]:
    """The rows with COLUMNS. ``subject`` names the column with the id of whom a row covers, if not the unit.

    Without ``late`` no row is late, without ``approved`` each is. ``slug`` and ``key`` name the record.
    """
    found: QuerySet[Model] = rows.annotate(
        kind_code=Value(code) if isinstance(code, str) else code,
        unit_key=F(unit),
        subject_ref=Cast(subject, CharField()) if isinstance(subject, str) else subject,
        credit_day=F(day) if isinstance(day, str) else day,
        credit=credit,
        is_late=Value(0) if late is None else _flag(late),
        is_approved=Value(1) if approved is None else _flag(approved),
        record_ref=naming(slug, key),
    )
    return found


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=1), default=0, output_field=IntegerField())


Rows = Callable[[], "QuerySet[Model]"]
Link = Callable[["Obligation", str], str]


def no_link(obligation: Obligation, code: str) -> str:
    return ""


@dataclass(frozen=True)
class Fulfilment:
    """``link`` gives the address of the form that fulfils the obligation, already filled in as far as known.

    The rows of a ``rolling`` one are readable as kind_code, person_key (id of the person) and credit_day: what each
    person did last, wherever it was.
    """

    labels: Mapping[str, str]
    rows: Rows
    link: Link = no_link
    rolling: bool = False


_fulfilments: list[Fulfilment] = []
_by_code: dict[str, Fulfilment] = {}


def register(labels: Mapping[str, str], rows: Rows, *, link: Link = no_link, rolling: bool = False) -> Fulfilment:
    """Several kinds of one table come as one fulfilment, so that the table is read once."""
    fulfilment = Fulfilment(dict(labels), rows, link, rolling)
    doubled = sorted(_by_code.keys() & labels.keys())
    if doubled:
        raise ValueError(f"fulfilment registered twice: {doubled}")
    _fulfilments.append(fulfilment)
    _by_code.update(dict.fromkeys(labels, fulfilment))
    return fulfilment


def forget(fulfilment: Fulfilment) -> None:
    """Take a fulfilment back (tests)."""
    _fulfilments.remove(fulfilment)
    for code in fulfilment.labels:
        _by_code.pop(code)


def all_fulfilments() -> list[Fulfilment]:
    return [fulfilment for fulfilment in _fulfilments if not fulfilment.rolling]


def rolling_fulfilments() -> list[Fulfilment]:
    return [fulfilment for fulfilment in _fulfilments if fulfilment.rolling]


def is_rolling(code: str) -> bool:
    return code in _by_code and _by_code[code].rolling


def choices() -> list[tuple[str, str]]:
    """Code and Chinese label of everything that can fulfil a rule."""
    return [(code, label) for fulfilment in _fulfilments for code, label in fulfilment.labels.items()]


def label_of(code: str) -> str:
    fulfilment = _by_code.get(code)
    return fulfilment.labels[code] if fulfilment else code


def link_for(obligation: Obligation, codes: list[str]) -> str:
    """The form for the first of the codes that has one; '' when the app that knows it is not there."""
    for code in codes:
        fulfilment = _by_code.get(code)
        if fulfilment and (link := fulfilment.link(obligation, code)):
            return link
    return ""
