"""Opening and ending posts. Rights follow posts: the grants are written here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from organisation.people.models import Person
from organisation.posts import ranks
from organisation.posts.following import holders_changed
from organisation.posts.models import Post, UnitUserGrant
from organisation.powers import Role
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


class PostRefused(ActRefused):
    """The post cannot be opened or ended so; the message is a Chinese sentence."""


def open_post(
    *,
    person: Person,
    role: str,
    unit: Unit,
    by: User | None,
    starts_on: date | None = None,
    document_number: str = "",
    full_time: bool = False,
) -> Post:
    """Appoint or designate a person; the powers of the role hold from ``starts_on`` on.

    Whoever was deputy here and becomes secretary is deputy no longer (:mod:`organisation.posts.ranks`).
    """
    with transaction.atomic():
        if unit.ended_on is not None:
            raise PostRefused(f"{unit}已经撤销，不能再任命职务。")
        today = timezone.localdate()
        starts_on = starts_on or today
        held = Post.objects.not_over(max(starts_on, today)).filter(person=person, role=role, unit=unit)
        if held.exists():
            raise PostRefused(f"{person}已经担任{unit}的{Role(role).label}，不用重复任命。")
        give_up_rank(person=person, unit=unit, role=role, by=by, on=starts_on, document_number=document_number)
        post = Post.objects.create(
            person=person,
            role=role,
            unit=unit,
            starts_on=starts_on,
            document_number=document_number,
            full_time=full_time,
        )
        align_grants(person, unit)
        holders_changed(unit, person)
        history.note(unit, "open_post", by=by, text=f"{person}任{Role(role).label}", changes=_paper(document_number))
    return post


def give_up_rank(
    *, person: Person, unit: Unit, role: str, by: User | None, on: date, document_number: str = ""
) -> None:
    """End what nobody holds beside ``role`` in this organisation, under the same paper."""
    for post in ranks.held_instead(person, unit, role, on).select_related("person", "unit"):
        if refused := ranks.begins_later(post, role, on):
            raise PostRefused(refused)
        reason = f"改任{Role(role).label}"
        end_post(post=post, by=by, ends_on=on, reason=reason, document_number=document_number)


def end_post(
    *, post: Post, by: User | None, ends_on: date | None = None, reason: str = "", document_number: str = ""
) -> Post:
    """The post is over from ``ends_on`` on (default today, or its first day when that is still to come).

    An end that lies ahead may be brought forward, never put off. Its rights are gone with the same commit.
    """
    with transaction.atomic():
        ends_on = ends_on or max(timezone.localdate(), post.starts_on)
        if ends_on < post.starts_on:
            raise PostRefused("免职日期不能早于任职日期，请核对后再填。")
        ended = {"ends_on": ends_on, "end_number": document_number}
        if Post.objects.not_over(ends_on).filter(pk=post.pk).update(**ended) != 1:
            raise PostRefused("这个职务已经免去，请刷新页面。")
        post.refresh_from_db()
        align_grants(post.person, post.unit)
        holders_changed(post.unit, post.person)
        history.note(
            post.unit,
            "end_post",
            by=by,
            text=f"{post.person}不再任{post.get_role_display()}{_because(reason or document_number)}",
        )
    return post


def align_grants(person: Person, unit: Unit) -> None:
    """Make the person's grants on this unit exactly those of the posts that are not over."""
    if person.user_id is None:
        return
    open_posts = Post.objects.not_over().filter(person=person, unit=unit)
    wanted: set[str] = {power.value for post in open_posts for power in post.powers}
    grants = UnitUserGrant.objects.filter(user_id=person.user_id, content_object=unit)
    grants.exclude(permission__codename__in=wanted).delete()
    missing = wanted - set(grants.values_list("permission__codename", flat=True))
    UnitUserGrant.objects.bulk_create(
        UnitUserGrant(user_id=person.user_id, content_object=unit, permission=permission)
        for permission in _permissions(missing)
    )


def _permissions(codenames: Iterable[str]) -> list[Permission]:
    kind = ContentType.objects.get_for_model(Unit)
    return list(Permission.objects.filter(content_type=kind, codename__in=codenames))


def _paper(document_number: str) -> dict[str, list[str]]:
    return {"文号": ["", document_number]} if document_number else {}


def _because(reason: str) -> str:
    return f"：{reason}" if reason else ""
