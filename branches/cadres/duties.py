"""Deadlines about the holders of posts: key projects want a full-time secretary (五个聚焦第17项)."""

from __future__ import annotations

from django.db.models import DateField, Min, Model, OuterRef, QuerySet, Subquery
from django.urls import reverse

from branches.life.models import TemporaryBranch
from organisation.posts.models import Post
from organisation.powers import Power, Role
from reminders.obligations import deadlines
from reminders.obligations.models import Obligation


def key_branches() -> QuerySet[Model]:
    """Running branches of key projects; asked of the unit that carries the project, which proposes the secretary."""
    held = Post.objects.on().filter(unit=OuterRef("unit"), role=Role.SECRETARY, full_time=True)
    full_time = held.values("unit").annotate(first=Min("starts_on")).values("first")
    return deadlines.readable(
        TemporaryBranch.objects.not_voided().filter(dissolved_on__isnull=True, project__is_key=True),
        "temporary-branches",
        unit="project__unit_id",
        day="founded_on",
        answered=Subquery(full_time, output_field=DateField()),
        title="unit__name",
    )


def gap_page(obligation: Obligation) -> str:
    return f"{reverse('branches:full_time')}?unit={obligation.unit_id}&state=gap"


def register() -> None:
    deadlines.register(
        "branch.key_project",
        "重点项目成立临时党支部",
        key_branches,
        link=gap_page,
        may=deadlines.whoever_holds(Power.DECIDE),
        with_life=True,
        coming="{what}须于{day}前配备专职书记",
        over="{what}已超过配备专职书记的期限",
    )
