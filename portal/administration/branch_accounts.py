"""All accounts of a branch in one act: who has none yet, which names are proposed, and the opening itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts import acts
from accounts.models.user import User
from organisation.memberships.models import TemporaryMembership
from organisation.naming import person_initials
from organisation.people.acts import link_account
from organisation.people.models import Person
from organisation.posts.following import SENIORITY
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.models import Unit
from portal.administration.views.access import in_charge
from records import history

FURTHER_NAMES = 20  # tried after the initials alone: zw, zw2, zw3 …
TOLD_MOST = 480  # characters of a history line


@dataclass
class Candidate:
    """Someone of the roster without an account; ``holds`` are the posts here in words."""

    person: Person
    holds: str
    of_committee: bool
    place: int  # in the order of the committee
    beyond: bool  # serves outside the administrator's reach, whose account is opened further up


@dataclass
class Line:
    """One row of the page."""

    candidate: Candidate
    tick: forms.BoundField
    username: forms.BoundField | None


@dataclass(frozen=True)
class Slip:
    """What one person is handed, once."""

    name: str
    username: str
    password: str
    holds: str


def candidates(unit: Unit, by: User) -> list[Candidate]:
    """The secretary first, then the committee, then the members by name; whoever only takes part needs no account."""
    stays = TemporaryMembership.objects.here().filter(unit=unit).values("person")
    here = Post.objects.not_over().filter(unit=unit).exclude(role=Role.MEMBER)
    members = (Person.Standing.FORMAL, Person.Standing.PROBATIONARY)
    people = Person.objects.not_voided().filter(user=None)
    people = people.filter(Q(pk__in=stays, standing__in=members) | Q(pk__in=here.values("person")))
    people = people.select_related("home_unit", "home_branch").order_by("pinyin", "pk")
    posts = _posts_of(people)
    found = [_candidate(unit, person, posts.get(person.pk, []), by) for person in people]
    return sorted(found, key=lambda one: one.place)


def _posts_of(people: QuerySet[Person]) -> dict[Any, list[Post]]:
    found: dict[Any, list[Post]] = {}
    for post in Post.objects.not_over().filter(person__in=people.order_by()).select_related("unit"):
        found.setdefault(post.person_id, []).append(post)
    return found


def _place(role: str) -> int:
    return SENIORITY.get(role, len(SENIORITY))


def _candidate(unit: Unit, person: Person, posts: Sequence[Post], by: User) -> Candidate:
    here = (post.role for post in posts if post.unit_id == unit.pk and post.role != Role.MEMBER)
    roles = sorted(here, key=_place)
    return Candidate(
        person,
        holds="、".join(str(Role(role).label) for role in roles) or person.get_standing_display(),
        of_committee=any(role in BRANCH_COMMITTEE for role in roles),
        place=_place(roles[0]) if roles else len(SENIORITY),
        beyond=not in_charge(by, person, posts),
    )


def proposed_names(people: Iterable[Person]) -> dict[Any, str]:
    """Initials, with a number where somebody has them already or two of the list would share them."""
    people = list(people)
    first = {person.pk: person_initials(person.name) or "user" for person in people}
    wanted = {name for base in first.values() for name in _names(base)}
    numbers = {User.tidy_staff_number(name) for name in wanted}
    known = User.objects.filter(Q(username__in=wanted) | Q(staff_number__in=numbers))
    taken = {
        User.tidy_username(text) for pair in known.values_list("username", "staff_number") for text in pair if text
    }
    proposed = {}
    for person in people:
        base = first[person.pk]
        name = next((one for one in _names(base) if one not in taken), "")
        taken.add(name)
        proposed[person.pk] = name
    return proposed


def _names(base: str) -> list[str]:
    return [base, *(f"{base}{number}" for number in range(2, FURTHER_NAMES))]


class AccountsForm(forms.Form):
    """A tick and an account name for everyone without an account; the committee is ticked."""

    def __init__(self, *args: Any, found: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = [one for one in found if not one.beyond]
        names = proposed_names(one.person for one in self.found)
        for one in self.found:
            key, person = one.person.pk, one.person
            self.fields[f"open_{key}"] = forms.BooleanField(
                label=f"给{person.name}开通", required=False, initial=one.of_committee
            )
            self.fields[f"name_{key}"] = forms.CharField(
                label=f"{person.name}的账号", max_length=64, required=False, initial=names[key]
            )

    @property
    def lines(self) -> list[Line]:
        return [Line(one, self[f"open_{one.person.pk}"], self[f"name_{one.person.pk}"]) for one in self.found]

    @property
    def chosen(self) -> list[tuple[Candidate, str]]:
        data = self.cleaned_data
        return [(one, data[f"name_{one.person.pk}"]) for one in self.found if data.get(f"open_{one.person.pk}")]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ticked = [one for one in self.found if data.get(f"open_{one.person.pk}")]
        if not ticked and not self.errors:
            raise forms.ValidationError("请勾选要开通账号的人员。")
        seen: set[str] = set()
        for one in ticked:
            field = f"name_{one.person.pk}"
            typed = User.tidy_username(data.get(field) or "")
            data[field] = typed
            if not typed:
                self.add_error(field, "请填写账号。")
            elif typed in seen or User.objects.named(typed):
                self.add_error(field, f"账号“{typed}”已有人使用，请换一个。")
            seen.add(typed)
        return data


def open_all(*, unit: Unit, chosen: Sequence[tuple[Candidate, str]], by: User) -> list[Slip]:
    """Everyone's account or nobody's. The passwords are in the answer and nowhere else.

    Raises ValidationError for names taken meanwhile, ActRefused for people who have an account by now.
    """
    ready = [
        (one, *acts.prepare_account(username=username, name=one.person.name, staff_number=one.person.staff_number))
        for one, username in chosen
    ]
    with transaction.atomic(), history.one_act():
        for one, user, _password in ready:
            acts.open_account(user=user, by=by)
            link_account(person=one.person, user=user, by=by)
        names = "、".join(one.person.name for one, _, _ in ready)
        text = f"批量开通账号 {len(ready)} 个：{names}"
        history.note(unit, "open_accounts", by=by, text=text[:TOLD_MOST])
    return [Slip(one.person.name, user.username, password, one.holds) for one, user, password in ready]
