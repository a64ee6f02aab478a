"""Clocks about the holders of posts: key projects want a full-time secretary (五个聚焦第17项)."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, F, Min, OuterRef, QuerySet, Subquery
from django.urls import reverse

from branches.models import Post, TemporaryBranch
from branches.powers import Role
from reminders import events
from reminders.branch_events import NOBODY, reference
from reminders.models.obligation import Obligation


def key_branches() -> QuerySet[Any]:
    """Running branches of key projects; asked of the unit that carries the project, which proposes the secretary."""
    full_time = Post.objects.filter(
        unit=OuterRef("unit"), role=Role.SECRETARY, full_time=True, ends_on__isnull=True
    ).values("unit").annotate(first=Min("starts_on")).values("first")  # fmt: skip
    return (
        TemporaryBranch.objects.living()
        .filter(dissolved_on__isnull=True, project__is_key=True)
        .annotate(
            unit_key=F("project__unit_id"),
            subject_ref=reference("temporary-branches"),
            event_day=F("founded_on"),
            answered_on=Subquery(full_time, output_field=DateField()),
            event_title=F("unit__name"),
            keeper_key=NOBODY,
        )
    )


def gap_page(obligation: Obligation) -> str:
    return f"{reverse('branches:full_time')}?unit={obligation.unit_id}&state=gap"


def register() -> None:
    events.register("branch.key_project", "重点项目成立临时党支部", key_branches, link=gap_page)
