"""After any sequence of acts on organisations, branches, posts and members, rights agree with a slow model.

RANDOM_LIVES=500 asks for more lives than every run needs.
"""

from __future__ import annotations

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.access import access_of, forget
from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.posts.models import UnitUserGrant
from organisation.powers import Power, Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from supervision.check_lists.models import CheckList
from tests.branches.life.obvious_world import World, records_of
from tests.cast import days_ago
from welfare.needs.models import Need

LIVES = int(os.environ.get("RANDOM_LIVES", "20"))
OFFICES = (Role.UNIT_OFFICER, Role.COMMITTEE_SECRETARY, Role.HOME_SECRETARY, Role.AUDITOR)
POSTS = (Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.ORGANIZATION_MEMBER, Role.COMMITTEE_MEMBER)
CHECKED = (Power.VIEW, Power.LOG, Power.CARE, Power.AUDIT)

number = st.integers(0, 7)
STEPS = {
    "general": (number,),
    "committee": (number,),
    "branch": (number,),
    "move": (number, number),
    "merge": (number, number),
    "extend": (number,),
    "convert": (number, number),
    "confirm": (number,),
    "dissolve": (number,),
    "dissolve_above": (number,),
    "open": (number, number, st.sampled_from(OFFICES)),
    "designate": (number, number, st.sampled_from(POSTS)),
    "replace": (number, number),
    "end": (number,),
    "join": (number, number),
    "leave": (number,),
    "transfer": (number, number),
    "settle": (number, number),
}
step = st.one_of([st.tuples(st.just(name), *numbers) for name, numbers in STEPS.items()])


def new_world():
    root = create_unit(name="院党委", code="ROOT", kind=Unit.Kind.INSTITUTE, parent=None, by=None)
    people = [
        enrol_person(name=f"人{n}", by=None, home_unit=root, user=User.objects.create_user(f"person{n}", name=f"人{n}"))
        for n in range(3)
    ]
    Project.objects.create(code="ROOT", name="项目", unit=root, started_on=days_ago(10))
    records_of(root)
    world = World(people, [root], {root.pk: None}, home={person.pk: root.pk for person in people})
    begun = (
        ("general", 0),
        ("general", 0),
        ("branch", 1),
        ("branch", 2),
        ("join", 0, 0),
        ("join", 1, 0),
        ("join", 2, 0),
    )
    for name, *numbers in begun:
        getattr(world, name)(*numbers)
    return world


@pytest.mark.django_db
@settings(
    max_examples=LIVES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # making a failing life shorter takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(step, min_size=6, max_size=16))
def test_rights_follow_the_obvious_model_through_any_life(steps):
    with transaction.atomic():
        world = new_world()
        for name, *numbers in steps:
            getattr(world, name)(*numbers)
        check_tree(world)
        check_members(world)
        check_lives(world)
        for person in world.people:
            forget(person.user)
            check_grants(world, person)
            for power in CHECKED:
                check_rights(world, person, power)
            check_lists(world, person)
        for person in world.people:
            check_each_post(world, person)
        transaction.set_rollback(True)


def check_tree(world):
    units = list(Unit.objects.all())
    assert {unit.pk for unit in units} == set(world.parent)
    for unit in units:
        assert unit.ancestor_ids == world.above(unit.pk)[::-1]
        assert (unit.ended_on is not None) == (unit.pk in world.over)
        assert unit.standing.pk == world.standing(unit.pk)


def check_members(world):
    rows = TemporaryMembership.objects.values_list("person", "unit")
    assert sorted(rows.filter(ends_on=None)) == sorted(world.members)
    assert set(rows) == world.ever
    for branch in TemporaryBranch.objects.exclude(unit__in=world.over):
        assert branch.is_active
        assert branch.member_count == len([who for who, where in world.members if where == branch.unit_id])
    assert not [branch for branch in TemporaryBranch.objects.filter(unit__in=world.over) if branch.is_active]


def check_lives(world):
    for branch in TemporaryBranch.objects.all():
        key = branch.unit_id
        expected = (
            "dissolved" if key in world.over
            else "dissolving" if key in world.handing
            else "extended" if key in world.until
            else "running"
        )  # fmt: skip
        assert (branch.state, branch.planned_end) == (expected, world.until.get(key))
        assert branch.successor_id == world.handing.get(key)
    for person in Person.objects.all():
        assert (person.home_unit_id, person.home_branch_id) == (world.home[person.pk], world.home_branch.get(person.pk))


def check_each_post(world, person):
    """Who acts under one post of several holds what this one gives."""
    held = [key for key, (who, _, _) in sorted(world.held.items()) if who == person.pk]
    for key in held if len(held) > 1 else ():
        world.acting[person.pk] = key
        forget(person.user)
        access_of(person.user).act_under(key)
        for power in (Power.VIEW, Power.LOG):
            check_rights(world, person, power)
        check_lists(world, person)
    world.acting.clear()
    access_of(person.user).act_under(None)


def check_grants(world, person):
    granted = UnitUserGrant.objects.filter(user=person.user).values_list("content_object_id", "permission__codename")
    assert set(granted) == {(where, power.value) for where, power in world.grants(person.pk)}


def check_rights(world, person, power):
    user = person.user

    def agree(model, expected):
        """The list and every single record say what the model says."""
        assert set(model.objects.visible_to(user, power)) == expected
        assert {row for row in model.objects.all() if user.has_perm(power, row)} == expected

    def may(unit):
        return world.may(person.pk, power, unit)

    agree(Unit, {unit for unit in world.units if may(unit.pk)})
    agree(Project, {project for project in Project.objects.all() if may(project.unit_id)})
    agree(TemporaryBranch, {branch for branch in TemporaryBranch.objects.all() if may(branch.unit_id)})
    agree(Person, {one for one in world.people if world.may_see_person(person.pk, power, one.pk)})
    needs = Need.objects.all()
    agree(Need, {need for need in needs if world.knows_need(person.pk, power, need.unit_id, need.level_unit_id)})


def check_lists(world, person):
    expected = {one for one in CheckList.objects.all() if world.reads_list(person.pk, one.unit_id)}
    assert set(CheckList.objects.visible_to(person.user)) == expected
    assert {one for one in CheckList.objects.all() if person.user.has_perm(Power.VIEW, one)} == expected
