"""五必做 as duties, each of the acts by its own rule (五个聚焦第25项).

文体活动, 医疗保障 and 饮食生活保障 are owed by the branch in every period. 家属慰问 and 心理疏导 answer an event:
somebody raised a need of that kind. Which it is stands in the rule: an administrator who wants 家属慰问 in every
quarter, or for everybody on the roster, revises the rule, with a history.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, DateField, F, Min, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from organisation.access import Access
from organisation.posts.models import Post
from organisation.powers import Power, Role
from reminders import recomputing
from reminders.obligations import deadlines, fulfilments
from reminders.obligations.models import Obligation
from reminders.obligations.references import split
from welfare.care_acts.models import Act
from welfare.must_items.known import items
from welfare.must_items.models import MustItem
from welfare.needs.models import Need

ANY = "must.act"
"""Whatever was done: what rules named that were written before each act had a code of its own."""
PREFIX = "must.act."
# Item of 五必做 → the kind of need that asks for it, and what that event is called.
AFTER_NEEDS = {
    "family": (Need.Kind.FAMILY, "职工提出家庭困难"),
    "counselling": (Need.Kind.MIND, "职工提出心理压力"),
}


def acts() -> QuerySet[Model]:
    """Readable as reminders.obligations.fulfilments.COLUMNS; the subject is the person, if it was done for one."""
    return _readable(Concat(Value(PREFIX), F("item__code")))


def any_acts() -> QuerySet[Model]:
    return _readable(Value(ANY))


def _readable(code: Any) -> QuerySet[Model]:
    whom = Coalesce(Cast("person_id", CharField()), Value(""))
    return fulfilments.readable(Act.objects.not_voided(), code, "acts", day="done_on", subject=whom)


def form_for(obligation: Obligation, code: str) -> str:
    """The form with branch and act chosen."""
    return _form(unit=obligation.unit_id, act=code.removeprefix(PREFIX) if code != ANY else "")


def _form(**known: object) -> str:
    return f"{reverse('acts:create')}?{urlencode({name: value for name, value in known.items() if value})}"


def may(access: Access, obligation: Obligation) -> bool:
    return access.at(Power.CARE, obligation.unit.path)


# --- on an event ------------------------------------------------------------------------------------------------------


def asked_for(code: str) -> QuerySet[Any]:
    """Readable as deadlines.COLUMNS: needs of that kind until the act is done for them.

    That a need exists is for the branch's secretary alone to see (as the need is no business of those above), and the
    duty says no more than that it is owed. An act of 心理疏导 names nobody: the first one after the need answers it.
    """
    kind, _ = AFTER_NEEDS[code]
    done = Act.objects.not_voided().filter(
        item__code=code, unit=OuterRef("unit"), done_on__gte=OuterRef("raised_on")
    ).order_by()  # fmt: skip
    if code != "counselling":
        done = done.filter(Q(need=OuterRef("pk")) | Q(person=OuterRef("raised_by"), person__isnull=False))
    secretary = Post.objects.on().filter(unit=OuterRef("unit"), role=Role.SECRETARY, person__user__isnull=False)
    rows = Need.objects.not_voided().filter(kind=kind, unit__ended_on__isnull=True)
    return deadlines.readable(
        rows.annotate(told=Subquery(secretary.order_by("-starts_on").values("person__user")[:1])).filter(
            told__isnull=False
        ),
        "needs",
        day="raised_on",
        answered=Subquery(done.values("unit").annotate(first=Min("done_on")).values("first"), output_field=DateField()),
        keeper="told",
    )


def form_after(code: str, obligation: Obligation) -> str:
    """The act of that need; 心理疏导 is not tied to one, since its record must not tell for whom it was."""
    need = "" if code == "counselling" else split(obligation.subject)[1]
    return _form(unit=obligation.unit_id, act=code, need=need)


def event_of(code: str) -> str:
    return f"care.{code}"


def recompute(act: Act) -> None:
    """The branch's light follows in the same transaction."""
    recomputing.recompute_record(act.unit_id, ANY, PREFIX + act.item.code)
    if act.item.code in AFTER_NEEDS:
        recompute_after(act.unit_id)


def recompute_after(unit_id: int) -> None:
    """What needs ask for there: a need was raised or voided, or something was done."""
    recomputing.recompute_deadlines(codes=[event_of(code) for code in AFTER_NEEDS], unit_ids=[unit_id])


def kinds() -> dict[str, str]:
    """Code of the fulfilment → what it is called, for every act of the table."""
    return {PREFIX + code: f"五必做·{item.name}" for code, item in items(MustItem.Kind.ACT).items()}


def register() -> None:
    fulfilments.register({ANY: "五必做（任一项）"}, any_acts, link=form_for, may=may)
    fulfilments.register_family(PREFIX, kinds, acts, link=form_for, may=may)
    for code, (_, label) in AFTER_NEEDS.items():
        deadlines.register(
            event_of(code),
            label,
            partial(asked_for, code),
            link=partial(form_after, code),
            with_life=True,
            kept=True,
            coming="{what}须于{day}前办理",
            over="{what}已超过办理期限",
        )
