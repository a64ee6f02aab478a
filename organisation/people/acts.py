"""Entering people, and joining a person to an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from organisation.naming import person_initials
from organisation.people.models import Person
from organisation.posts.acts import align_grants
from organisation.posts.member_post import keep_member_post
from organisation.refusal import ActRefused
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


def enrol_person(*, name: str, by: User | None, **fields: Any) -> Person:
    """A new card. ``fields`` are columns of :class:`Person`; pinyin initials are made unless given."""
    with transaction.atomic():
        fields.setdefault("pinyin", person_initials(name))
        person = Person.objects.create(name=name, author=by, **fields)
        history.note(person, "create", by=by, text=f"登记人员：{name}")
    return person


def link_account(*, person: Person, user: User, by: User | None) -> Person:
    """From now on the account has the rights of the person's posts and memberships."""
    with transaction.atomic():
        if Person.objects.filter(pk=person.pk, user__isnull=True).update(user=user) != 1:
            raise ActRefused(f"{person}已经有账号，请先解除原来的账号。")
        person.refresh_from_db()
        for unit in _units_of(person):
            align_grants(person, unit)
            keep_member_post(person, unit)
        history.note(person, "link_account", by=by, text=f"关联账号：{user.username}")
    return person


def _units_of(person: Person) -> list[Unit]:
    posts = person.posts.not_over().values("unit")
    memberships = person.memberships.not_left().values("unit")
    return list(Unit.objects.filter(pk__in=posts) | Unit.objects.filter(pk__in=memberships))
