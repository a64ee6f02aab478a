"""What fulfils a rule. Apps above say which of their records count; this app knows none of them.

    fulfilments.register({"activity.member_assembly": "支部党员大会", …}, rows, link=form_link)

``rows()`` returns a queryset that can be read as the eight COLUMNS (:func:`readable` gives it them), all in one SELECT:
it is put into the one statement that recomputes every branch at once, so it must not be sliced, ordered or evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, F, FloatField, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from organisation.powers import Power
from reminders.obligations.references import naming

if TYPE_CHECKING:
    from organisation.access import Access
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


May = Callable[["Access", "Obligation"], bool]


def no_link(obligation: Obligation, code: str) -> str:
    return ""


@dataclass(frozen=True)
class Fulfilment:
    """``link`` gives the address of the form that fulfils the obligation, already filled in as far as known.

    ``may`` says who may use the form there; without it, whoever logs in that organisation. Who lacks a code that is
    ``confided`` is named only to those who are told in confidence. A family has a ``prefix``: its kinds are rows of a
    table, read when they are asked for. The rows of a ``rolling`` one are readable as kind_code, person_key (id of the
    person) and credit_day: what each person did last, wherever it was.
    """

    labels: Callable[[], Mapping[str, str]]
    rows: Rows
    link: Link = no_link
    rolling: bool = False
    may: May | None = None
    confided: Callable[[str], bool] | None = None
    prefix: str = ""

    def has(self, code: str) -> bool:
        return code.startswith(self.prefix) if self.prefix else code in self.labels()


_fulfilments: list[Fulfilment] = []


def register(
    labels: Mapping[str, str], rows: Rows, *, link: Link = no_link, rolling: bool = False, may: May | None = None
) -> Fulfilment:
    """Several kinds of one table come as one fulfilment, so that the table is read once."""
    fixed = dict(labels)
    doubled = sorted(code for code in fixed if _of(code))
    if doubled:
        raise ValueError(f"fulfilment registered twice: {doubled}")
    return _keep(Fulfilment(lambda: fixed, rows, link, rolling, may))


def register_family(
    prefix: str,
    labels: Callable[[], Mapping[str, str]],
    rows: Rows,
    *,
    link: Link = no_link,
    may: May | None = None,
    confided: Callable[[str], bool] | None = None,
) -> Fulfilment:
    """Kinds that are rows of a table of the app above: their codes begin with ``prefix``."""
    return _keep(Fulfilment(labels, rows, link, may=may, confided=confided, prefix=prefix))


def _keep(fulfilment: Fulfilment) -> Fulfilment:
    _fulfilments.append(fulfilment)
    return fulfilment


def _of(code: str) -> Fulfilment | None:
    return next((one for one in _fulfilments if one.has(code)), None)


def forget(fulfilment: Fulfilment) -> None:
    """Take a fulfilment back (tests)."""
    _fulfilments.remove(fulfilment)


def all_fulfilments() -> list[Fulfilment]:
    return [fulfilment for fulfilment in _fulfilments if not fulfilment.rolling]


def rolling_fulfilments() -> list[Fulfilment]:
    return [fulfilment for fulfilment in _fulfilments if fulfilment.rolling]


def is_rolling(code: str) -> bool:
    found = _of(code)
    return found is not None and found.rolling


def is_known(code: str) -> bool:
    return _of(code) is not None


def choices() -> list[tuple[str, str]]:
    """Code and Chinese label of everything that can fulfil a rule."""
    return [(code, label) for fulfilment in _fulfilments for code, label in fulfilment.labels().items()]


def label_of(code: str) -> str:
    fulfilment = _of(code)
    return fulfilment.labels().get(code, code) if fulfilment else code


def short_label(code: str) -> str:
    """「思想教育」 of 「五必问·思想教育」."""
    return label_of(code).rpartition("·")[2]


def is_confided(code: str) -> bool:
    found = _of(code)
    return found is not None and found.confided is not None and found.confided(code)


def may_use(access: Access, obligation: Obligation, codes: Iterable[str]) -> bool:
    """Whether this person may use the form to which :func:`link_for` leads."""
    known = (found for code in codes if (found := _of(code)) and found.link is not no_link)
    first = next(known, None)
    if first is not None and first.may is not None:
        return first.may(access, obligation)
    return access.at(Power.LOG, obligation.unit.path)


def link_for(obligation: Obligation, codes: list[str]) -> str:
    """The form for the first of the codes that has one; '' when the app that knows it is not there."""
    for code in codes:
        fulfilment = _of(code)
        if fulfilment and (link := fulfilment.link(obligation, code)):
            return link
    return ""
