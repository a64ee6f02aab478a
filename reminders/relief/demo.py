"""Reliefs of the demonstration: a site that stood still for a fortnight, and a month without 主题党日."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from typing import Protocol

from accounts.models.user import User
from organisation.demo.acting import acting, under_widest_post
from organisation.demo.dice import days_ago
from organisation.people.models import Person
from organisation.powers import Role
from organisation.units.models import Unit
from records import history
from records.workflow import perform
from reminders.relief.models import Exemption, Relief, Suspension
from reminders.rules.models import Rule

LET_OFF = "MT-05"


class Led(Protocol):
    """A unit of the demonstration with who leads it."""

    @property
    def unit(self) -> Unit: ...

    @property
    def secretary(self) -> Person: ...


def build(world: Iterable[Led]) -> str:
    """Two branches file one paper each."""
    still, busy = ((one.unit, acting(one.secretary)) for one in islice(world, 6, 8))
    closed = days_ago(80)
    _file(
        Suspension(
            unit=still[0], starts_on=closed, ends_on=closed + timedelta(days=13), reason="大雪封山，现场停工，队伍撤回"
        ),
        still[1],
    )
    last = days_ago(45).replace(day=28)
    _file(
        Exemption(
            unit=busy[0],
            rule=Rule.objects.get(code=LET_OFF),
            starts_on=last - timedelta(days=9),
            ends_on=last,
            reason="集中测试，全员连续在岗，当月学习改在下月补齐",
        ),
        busy[1],
    )
    return "暂停运行 1 份，免除事项 1 份"


def _file(relief: Relief, author: User) -> None:
    """Filed by the branch, approved by the officer of the unit above."""
    relief.author = author
    relief.save()
    history.note(relief, "create", by=author, text="登记")
    perform(relief, "submit", by=author)
    unit = relief.unit.ancestor_ids[1]
    officer = User.objects.filter(person__posts__unit_id=unit, person__posts__role=Role.UNIT_OFFICER).earliest("pk")
    perform(relief, "approve", by=under_widest_post(officer))
