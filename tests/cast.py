"""The people every test knows.

``cast.lijianjun`` is a :class:`~branches.models.Person`, ``cast.lijianjun.user`` the account to sign in with.
Branches are called 甲 乙 丙 丁 (jia, yi, bing, ding); ``cast.jia`` is the TemporaryBranch, ``cast.jia.unit`` its unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.people.models import Person
from organisation.units.models import Unit

PASSWORD = "Cast-2026-tests"


@dataclass
class Cast:
    """Who is who. Days are counted back from today, so nothing ages."""

    institute: Unit  # 二院党委
    first: Unit  # 一部党委
    second: Unit  # 二部党委
    home: Unit  # 一部机关党支部, home branch of everyone of 一部
    outside: Unit  # a unit of another group

    rail: Project  # 一部, 300 days old
    bridge: Project  # 一部
    solar: Project  # 二部
    tunnel: Project  # 一部, over

    jia: TemporaryBranch  # 一部, 8 formal members and 1 probationary, committee of three
    yi: TemporaryBranch  # 一部, sister of 甲, joint, with a member from outside
    bing: TemporaryBranch  # 二部
    ding: TemporaryBranch  # 一部, dissolved 30 days ago

    linjing: Person  # 二院党委 officer
    heyuan: Person  # 二院党委 secretary
    zhengming: Person  # 二院 discipline
    fangyuan: Person  # administrator
    shenqing: Person  # auditor
    gaoyumei: Person  # 一部党委 secretary
    huangweijie: Person  # 一部党委 officer
    sunli: Person  # 二部党委 officer
    liufang: Person  # secretary of the home branch
    lijianjun: Person  # 甲 secretary
    wanghaiyan: Person  # 甲 deputy secretary
    zhangxue: Person  # 甲 discipline member
    chenxiaodong: Person  # 甲 member
    zhouqian: Person  # 甲 probationary member, has no vote
    zhaozhiqiang: Person  # 乙 secretary
    chensiyuan: Person  # 丙 secretary
    wugang: Person  # was 甲 organisation member until 10 days ago
    majun: Person  # was 丁 secretary
    maimaiti: Person  # 买买提·艾力 from outside, member of 乙
    stranger: Person  # an account without any post

    plain: list[Person]  # four more formal members of 甲 without accounts

    @property
    def people(self) -> list[Person]:
        """Everyone with an account."""
        return [value for value in vars(self).values() if isinstance(value, Person)]

    @property
    def branches(self) -> list[TemporaryBranch]:
        return [self.jia, self.yi, self.bing, self.ding]


def signed_in(person: Person) -> Client:
    """A fresh browser in which the person is signed in."""
    client = Client()
    client.force_login(person.user, backend="accounts.backends.AccountBackend")
    return client


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
