"""五必问 as duties: each question to each person on the roster in the period, 群众 too (五个聚焦第25项).

Who is asked for is said in reminders/recomputing/roster.py, which the page of coverage reads as well: whoever stands on
the roster on the last day of the quarter (today, while it runs) and was there long enough. Who left within the quarter
is asked for no more; who came lately is from the day on which the stay can still grow long enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db.models import F, Model, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse

from organisation.access import Access
from organisation.powers import Power
from reminders import recomputing
from reminders.obligations import fulfilments
from reminders.obligations.models import Obligation
from welfare.asks.models import Ask
from welfare.must_items.known import items
from welfare.must_items.models import MustItem

ANY = "must.ask"
"""Whatever was asked: what rules named that were written before each question had a code of its own."""
PREFIX = "must.ask."


def asks() -> QuerySet[Model]:
    """Readable as reminders.obligations.fulfilments.COLUMNS; the subject is the person who was asked."""
    return fulfilments.readable(
        Ask.objects.not_voided(), Concat(Value(PREFIX), F("item__code")), "asks", day="asked_on", subject="person_id"
    )


def any_asks() -> QuerySet[Model]:
    return fulfilments.readable(Ask.objects.not_voided(), ANY, "asks", day="asked_on", subject="person_id")


def form_for(obligation: Obligation, code: str) -> str:
    """The page on which a whole branch is asked, with the lines that are still missing in that period."""
    known = {"unit": obligation.unit_id, "missing": obligation.period.key}
    return f"{reverse('welfare:ask_branch')}?{urlencode(known)}"


def may(access: Access, obligation: Obligation) -> bool:
    return access.at(Power.CARE, obligation.unit.path)


def recompute(unit_id: int, items: Iterable[MustItem]) -> None:
    """The branch's light follows in the same transaction."""
    recomputing.recompute_record(unit_id, ANY, *sorted({PREFIX + item.code for item in items}))


def kinds() -> dict[str, str]:
    """Code of the fulfilment → what it is called, for every question of the table."""
    return {PREFIX + code: f"五必问·{item.name}" for code, item in items(MustItem.Kind.ASK).items()}


def is_confided(code: str) -> bool:
    item = items(MustItem.Kind.ASK).get(code.removeprefix(PREFIX))
    return item is not None and item.confidential


def register() -> None:
    fulfilments.register({ANY: "五必问（任一项）"}, any_asks, link=form_for, may=may)
    fulfilments.register_family(PREFIX, kinds, asks, link=form_for, may=may, confided=is_confided)
