"""The light of a branch: in its ledger, on its page, and how this period's regular work stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import django_filters
from django.db.models import Case, CharField, Exists, Model, OuterRef, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils import timezone

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs
from organisation.parts import branch_remarks, branch_tags
from organisation.powers import Power
from records import scope
from records.ledger import Column
from reminders.lights import lit as lights
from reminders.obligations.models import Obligation
from reminders.rules.models import RuleVersion

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Lit(TypedDict):
    light: str


LABELS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯"}


def with_light(
    branches: QuerySet[TemporaryBranch], user: scope.Asker
) -> QuerySet[WithAnnotations[TemporaryBranch, Lit]]:
    """Each branch with ``light``: red, yellow, green, or '' when it has ended; as the page of lights says."""
    burning = lights.current(user).filter(unit=OuterRef("unit"))
    return branches.annotate(
        light=Case(
            When(~Q(state__in=TemporaryBranch.ACTIVE), then=Value("")),
            When(Exists(burning.red()), then=Value("red")),
            When(Exists(burning), then=Value("yellow")),
            default=Value("green"),
            output_field=CharField(),
        )
    )


def _light_is(branches: QuerySet[Model], name: str, light: str) -> QuerySet[Model]:
    return branches.filter(light=light)


COLUMN = Column(
    "light",
    label="预警",
    kind="tag",
    value=lambda branch: LABELS.get(branch.light, ""),
    colours={label: colour for colour, label in LABELS.items()},
    sort="",
)
FILTER = django_filters.ChoiceFilter(label="预警等级", method=_light_is, choices=[*LABELS.items()], empty_label="全部")


# What comes again and again: the rest stands under its own tab, and burns when it is late.
REGULAR = (RuleVersion.Every.MONTH, RuleVersion.Every.QUARTER, RuleVersion.Every.HALF, RuleVersion.Every.YEAR)
WORDS = ("rule", "version", "unit", "period")


def lights_of(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    """How many duties burn, and the one that burns longest with its clause and deadline. One query."""
    user, day = user_of(request), timezone.localdate()
    burning = list(lights.current(user).filter(unit=branch.unit).order_by("red_from", "pk").select_related(*WORDS))
    red, yellow = sum(duty.is_red(day) for duty in burning), sum(duty.is_yellow(day) for duty in burning)
    return {
        "branch_light": lights.UnitLight(branch.unit, red, yellow) if branch.is_active else None,
        "burning": lights.explained(burning[:1], user),
        "may_urge": scope.permits(user, Power.REMIND, branch.unit),
    }


def regular_work(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    """Every regular duty of the branch in the period that runs today; once it has ended, in its last one."""
    user = user_of(request)
    day = timezone.localdate()
    if branch.dissolved_on:
        day = min(day, branch.dissolved_on)
    of_the_branch = Q(version__every__in=REGULAR, version__per=RuleVersion.Per.UNIT, unit=branch.unit)
    now = Q(period__starts_on__lte=day, period__ends_on__gte=day)
    rows = Obligation.objects.visible_to(user).filter(of_the_branch, now).order_by("due_on", "rule__code")
    return {"regular": lights.explained(lights.with_words(rows), user)}


def register() -> None:
    branch_tags.register("branches/page/_light_tag.html")  # shows what the remark has counted
    branch_remarks.register("branches/page/_light_remark.html", lights_of)
    tabs.register("regular", "履职情况", "branches/page/_regular_work.html", regular_work, 15)
