"""The act that makes an empty house one with an institute and administrators: once, whole, whoever comes second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import acts
from accounts.models.user import User
from organisation.people.acts import enrol_person, link_account
from organisation.posts.acts import open_post
from organisation.refusal import ActRefused
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from portal.first_start.models import THE_ONE, FirstStart
from portal.first_start.seats import Holder
from portal.first_start.state import is_empty
from portal.identity.mark import set_mark
from portal.identity.names import set_names

REASON = "首次启用"
SECOND = "门户已经启用过了，不能再次启用。请用系统管理员账号登录。"
ONE_PERSON = "系统管理员和安全审计员必须由不同的人担任，请填写两个人。"


@dataclass(frozen=True)
class Institute:
    """What the house is called; ``mark`` is the name of a picture that was kept (portal.identity.mark)."""

    name: str
    short_name: str = ""
    code: str = "YUAN"
    portal: dict[str, str] = field(default_factory=dict)  # name, motto, support, as far as they differ
    mark: str = ""


@dataclass(frozen=True)
class Founded:
    """The institute, whoever does the start, and the first passwords that have to be handed over: shown once."""

    institute: Unit
    administrator: User
    first_passwords: list[tuple[Holder, str]]


def found_house(institute: Institute, holders: Sequence[Holder]) -> Founded:
    """Raises :class:`ActRefused` or ValidationError with Chinese sentences; then nothing has happened."""
    _check_people(holders)
    try:
        with transaction.atomic():
            _claim()
            root = _institute(institute)
            seated = [_seated(holder, root) for holder in holders]
    except IntegrityError as clash:  # on PostgreSQL the second of two may see the first one's rows only here
        raise ActRefused(SECOND) from clash
    first = next(user for user, holder, _ in seated if holder.seat.signs_in)
    return Founded(root, first, [(holder, password) for _, holder, password in seated if password])


def _claim() -> None:
    """One row, one conditional write: of two starts at the same moment the second finds the row taken."""
    if not is_empty():
        raise ActRefused(SECOND)
    FirstStart.objects.get_or_create(pk=THE_ONE)
    free = FirstStart.objects.filter(pk=THE_ONE, founded_at__isnull=True)
    if free.update(founded_at=timezone.now(), code="", door="", answers={}) != 1:
        raise ActRefused(SECOND)


def _institute(given: Institute) -> Unit:
    root = create_unit(
        name=given.name,
        short_name=given.short_name,
        code=given.code,
        kind=Unit.Kind.INSTITUTE,
        parent=None,
        by=None,
    )
    set_names({**given.portal, "institute": given.name}, by=None, reason=REASON)
    if given.mark:
        set_mark(given.mark, by=None, reason=REASON)
    return root


def _seated(holder: Holder, root: Unit) -> tuple[User, Holder, str]:
    staff_number = holder.staff_number or None
    user, password = acts.create_account(username=holder.username, name=holder.name, staff_number=staff_number)
    if holder.password:
        acts.change_password(user=user, password=holder.password)
        password = ""
    person = enrol_person(
        name=holder.name, by=None, staff_number=staff_number, standing=holder.standing, home_unit=root
    )
    open_post(person=person, role=holder.seat.role, unit=root, by=None, starts_on=timezone.localdate())
    link_account(person=person, user=user, by=None)
    return user, holder, password


def _check_people(holders: Sequence[Holder]) -> None:
    usernames = [User.tidy_username(holder.username) for holder in holders]
    numbers = [holder.staff_number for holder in holders if holder.staff_number]
    if len(set(usernames)) < len(usernames) or len(set(numbers)) < len(numbers):
        raise ActRefused(ONE_PERSON)
    crossed = set(numbers) & set(usernames)
    if crossed:
        raise ValidationError(f"“{crossed.pop()}”不能既是账号又是另一人的工号，请换一个账号。")
