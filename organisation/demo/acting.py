"""Accounts under whose names the demonstration acts, so that the history tells who did what."""

from __future__ import annotations

from accounts.models.user import User
from organisation.middleware import act_under
from organisation.people.models import Person


def acting(person: Person) -> User:
    """The account, acting under the person's post."""
    return under_widest_post(User.objects.get(person=person))


def known(username: str) -> User:
    return under_widest_post(User.objects.get(username=username))


def under_widest_post(user: User) -> User:
    act_under(user, None)
    return user
