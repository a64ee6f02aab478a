"""Puts the demonstration institute together, once, into an empty database: the tree, then room after room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from django.db import transaction

from accounts.models.user import User
from branches.acknowledgements import demo as acknowledgements
from branches.areas import demo as areas
from branches.cadres import demo as cadres
from branches.demo import founded
from branches.demo.world import World
from branches.founding import demo as requests
from branches.handover import demo as handover
from branches.merit import demo as merit
from branches.papers import demo as papers
from branches.pledges import demo as pledges
from branches.rules import demo as rules
from branches.selection import demo as selection
from branches.squads import demo as squads
from branches.training import demo as training
from education.activities import demo as activities
from education.activities import demo_joint as joint
from education.brands import demo as brands
from organisation.demo import tree
from organisation.units.models import Unit
from portal.demo.accounts import open_special
from portal.identity.names import set_names
from records import audit_chain
from reminders.recomputing import recompute_everything
from reminders.relief import demo as reliefs
from supervision.check_lists import demo as check_lists
from supervision.findings import demo as findings
from supervision.inspections import demo as inspections
from welfare.asks import demo as asks
from welfare.care_acts import demo as care_acts
from welfare.care_acts import demo_answers as care_answers
from welfare.needs import demo as needs

Tell = Callable[[str], object]


class Room(Protocol):
    """A module ``demo`` of some room."""

    def build(self, world: World) -> str:
        """Add the room's year of life; returns what it holds now, in words."""


# In the order in which they lean on each other.
ROOMS: tuple[Room, ...] = (
    requests,
    areas,
    pledges,
    activities,
    rules,
    acknowledgements,
    brands,
    squads,
    joint,
    check_lists,
    inspections,
    findings,
    asks,
    care_acts,
    needs,
    care_answers,
    handover,
    papers,
    cadres,
    training,
    selection,
    merit,
    reliefs,
)


class NotEmpty(Exception):
    """There is something in the database already."""


def build(tell: Tell = lambda text: None) -> None:
    """Everything, in one transaction; raises :class:`NotEmpty` rather than mixing with real data."""
    if Unit.objects.exists() or User.objects.exists():
        raise NotEmpty("数据库里已经有数据，演示数据只能装入空库。")
    with transaction.atomic():
        world = World(tree.build())
        set_names({"support": "院党委办公室 · 内线 8021"}, by=None, reason="演示数据")
        world.branches += founded.build(world.institute)
        open_special(world)
        tell(f"党组织 {Unit.objects.count()} 个，临时党支部 {len(world.branches)} 个")
        for room in ROOMS:
            tell(room.build(world))
        recompute_everything()
        while audit_chain.seal_new():
            pass
