"""What this app itself asks of a branch that hands over (BR-10)."""

from __future__ import annotations

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.urls import reverse

from branches.handover import items as handover
from branches.performance.models import PerformanceNote
from branches.relations.models import RelationTransfer
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit, took_in


def without_note(unit: Unit) -> QuerySet[Model]:
    """Members, present and past, about whom the home branch was told nothing yet; those of what went into it too."""
    here = TemporaryMembership.objects.filter(took_in("unit", unit), person=OuterRef("pk"))
    told = PerformanceNote.objects.not_voided().filter(took_in("unit", unit), person=OuterRef("pk"), state="sent")
    return Person.objects.filter(Exists(here), ~Exists(told), standing__in=Person.PARTY_MEMBERS)


def notes_page(unit: Unit) -> str:
    return f"{reverse('branches:performance', args=[unit.temporary_branch.pk])}?missing=1"


def undecided() -> QuerySet[Model]:
    """Members whose home side has neither confirmed nor refused the transfer."""
    return RelationTransfer.objects.not_voided().filter(state=RelationTransfer.State.PROPOSED)


def posts_held(unit: Unit) -> QuerySet[Model]:
    return Post.objects.on().filter(unit=unit).exclude(role=Role.MEMBER)


def register() -> None:
    """Called once when the app is ready."""
    handover.register(
        "notes",
        "党员表现情况送交原党支部",
        10,
        rows=without_note,
        url=notes_page,
        help="每名党员（含已经离场的）写一段表现情况，送交原党支部",
        merging="由{into}的书记在{into}撤销移交前一并填写送交，已经离场的也在名单里",
        slugs=("performance-notes",),
    )
    handover.register_rows(
        "relation-transfers",
        "组织关系转接逐人确认",
        15,
        undecided,
        "tab=proposed",
        code="relations",
        help="改设党支部的，由每名党员的派出单位确认转接或写明不转接的原因",
        merging="由每名党员的派出单位照常确认或写明不转接的原因",
        when=lambda branch: branch.successor_id is not None,
    )
    handover.register(
        "activists", "入党积极分子培养教育材料退回", 50, help="退回本人所在党支部；没有积极分子的，说明后确认"
    )
    handover.register("papers", "台账和纸质材料整理归集", 60, help="会议记录本、签到表、照片等整理后交院属单位")
    handover.register(
        "posts",
        "支部职务免去",
        90,
        rows=posts_held,
        url=handover.listed("posts", "in_force=true"),
        help="撤销时自动免去，权限同时结束",
        by_itself=True,
    )
