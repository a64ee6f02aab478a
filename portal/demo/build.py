"""Puts the demonstration institute together, once, into an empty database."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from accounts.models.user import User
from branches.areas import demo as areas
from branches.cadres import demo as cadres
from branches.demo import founded as branches
from branches.demo.founded import Founded
from branches.founding import demo as requests
from branches.joint import demo as joint
from branches.papers import demo as papers
from branches.pledges import demo as pledges
from branches.rules import demo as rules
from branches.squads import demo as squads
from education.activities import demo as activities
from education.brands import demo as brands
from organisation.demo import tree
from organisation.demo.acting import acting
from organisation.demo.dice import days_ago
from organisation.demo.tree import Institute
from organisation.posts.acts import open_post
from organisation.posts.member_post import keep_member_post
from organisation.powers import Role
from organisation.units.models import Unit
from records import audit_chain
from reminders.recomputing import recompute_everything
from reminders.relief import demo as reliefs
from supervision.inspections import demo as supervision
from welfare.asks import demo as welfare

Tell = Callable[[str], object]


class NotEmpty(Exception):
    """There is something in the database already."""


def build(tell: Tell = lambda text: None) -> None:
    """Everything, in one transaction; raises :class:`NotEmpty` rather than mixing with real data."""
    if Unit.objects.exists() or User.objects.exists():
        raise NotEmpty("数据库里已经有数据，演示数据只能装入空库。")
    with transaction.atomic():
        institute = tree.build()
        founded = branches.build(institute)
        _special_people(institute, founded)
        tell(f"党组织 {Unit.objects.count()} 个，临时党支部 {len(founded)} 个")
        requests.build(institute)
        tell(f"责任区责任岗 {areas.build(founded)} 个，承诺 {pledges.build(founded)} 份")
        tell(f"组织生活 {activities.build(founded)} 次")
        versions, signed = rules.build(institute, founded)
        tell(f"工作规范 {versions} 版，岗位职责签收 {signed} 份")
        tell(f"品牌卡 {brands.build(founded)} 张")
        tell(f"突击队 {squads.build(founded)} 支，共建活动 {joint.build(founded)} 次")
        inspections, findings = supervision.build(founded, institute.root)
        tell(f"监督检查 {inspections} 次，问题整改 {findings} 个")
        asks, acts, needs = welfare.build(founded)
        tell(f"五必问 {asks} 项，五必做 {acts} 次，需求 {needs} 个")
        branches.hand_over(founded)
        tell(f"发文登记 {papers.build(institute, founded)} 份")
        officers, trainings = cadres.build(institute, founded)
        tell(f"党务干部 {officers} 人，党务培训 {trainings} 次")
        still, busy = ((one.branch.unit, acting(one.secretary)) for one in (founded[6], founded[7]))
        tell(f"暂停和免除 {reliefs.build(still, busy)} 份")
        recompute_everything()
        while audit_chain.seal_new():
            pass


def _special_people(institute: Institute, founded: list[Founded]) -> None:
    """Someone from outside, and someone who holds two posts."""
    outsider = founded[branches.JOINT[0]].members[-1]
    institute.accounts.open(outsider, "waidanwei.dangyuan")
    keep_member_post(outsider, founded[branches.JOINT[0]].branch.unit)
    both = founded[6].members[1]
    user = institute.accounts.open(both, "duozhong.shenfen")
    if user.username != "duozhong.shenfen":
        User.objects.filter(pk=user.pk).update(username="duozhong.shenfen")
    home = institute.homes[institute.units[6].pk][1]
    open_post(person=both, role=Role.HOME_SECRETARY, unit=home, by=None, starts_on=days_ago(400))
