"""The menu as data: the five focuses (the third, organisation, in three groups) and what belongs to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from accounts.models.user import User
from organisation.access import administers_house
from organisation.people.homes import looks_after_homes
from organisation.powers import PARTY_OFFICE, Power


@dataclass(frozen=True)
class Entry:
    """One line of the menu: shown to whoever holds one of the powers anywhere. ``query`` pre-sets a filter."""

    label: str
    page: str
    powers: tuple[str, ...] = (Power.VIEW,)
    query: str = ""
    only: Callable[[User], bool] = lambda user: True  # a further condition, where powers do not tell

    @cached_property
    def url(self) -> str:
        """The address, worked out once: every page shows the whole menu."""
        address = reverse(self.page)
        return f"{address}?{self.query}" if self.query else address


@dataclass(frozen=True)
class Group:
    label: str
    icon: str
    entries: tuple[Entry, ...]


MENU: tuple[Group, ...] = (
    Group(
        "政治引领",
        "flag",
        (
            Entry("组织生活台账", "activities:list"),
            Entry("支委会议事", "activities:list", query="kind=committee_meeting"),
            Entry("重温入党誓词", "activities:list", query="kind=oath_renewal"),
        ),
    ),
    Group(
        "思想凝聚",
        "book-open",
        (
            Entry("党课", "activities:list", query="kind=party_lecture"),
            Entry("专题学习", "activities:list", query="kind=topic_study"),
            Entry("主题党日", "activities:list", query="kind=themed_party_day"),
            Entry("品牌墙", "brand-cards:board", query="in_use=true"),
            Entry("品牌卡台账", "brand-cards:list"),
        ),
    ),
    Group(
        "组织动员",
        "landmark",
        (
            Entry("临时党支部台账", "temporary-branches:list"),
            Entry("项目登记", "projects:list"),
            Entry("党组织覆盖率", "branches:coverage"),
            Entry("成立请示", "founding-requests:list"),
            Entry("发文登记", "issued-papers:list"),
            Entry("工作规范", "working-rules:list"),
            Entry("职责签收", "acknowledgements:list"),
            Entry("我的职责", "branches:duties"),
        ),
    ),
    Group(
        "党员队伍",
        "users",
        (
            Entry("党员花名册", "roster:list"),
            Entry("人员卡片", "people:list"),
            Entry("人员变动", "organisation:changes", (Power.EXPORT, Power.LOG)),
            Entry("外出党员情况", "branches:away", only=looks_after_homes),
            Entry("表现情况", "performance-notes:list"),
            Entry("组织关系转接", "relation-transfers:list"),
            Entry("任职台账", "posts:list"),
            Entry("重点项目专职书记", "branches:full_time"),
            Entry("党务人才队伍", "branches:cadre_overview", (PARTY_OFFICE,)),
            Entry("党务干部台账", "cadres:list", (PARTY_OFFICE,)),
            Entry("党务干部选拔", "cadre-selections:list", (PARTY_OFFICE,)),
            Entry("党务培训", "trainings:list", (PARTY_OFFICE,)),
            Entry("党务干部考核", "cadre-appraisals:list", (PARTY_OFFICE,)),
            Entry("党务干部激励", "cadre-incentives:list", (PARTY_OFFICE,)),
        ),
    ),
    Group(
        "作用发挥",
        "flame",
        (
            Entry("责任区责任岗", "areas:list"),
            Entry("亮宣言亮承诺", "pledges:list"),
            Entry("党员突击队", "squads:list"),
            Entry("突击队里程碑", "milestones:list"),
            Entry("联建共建", "joint-buildings:list"),
            Entry("共建协议", "joint-agreements:list"),
            Entry("共建方名录", "joint-partners:list"),
            Entry("共建汇总", "branches:joint_overview"),
        ),
    ),
    Group(
        "监督管控",
        "shield-check",
        (
            Entry("监督检查", "inspections:list"),
            Entry("问题整改", "findings:list"),
            Entry("检查表", "check-lists:list", (Power.INSPECT,)),
        ),
    ),
    Group(
        "服务保障",
        "heart-handshake",
        (
            Entry("五必问", "asks:list", (Power.CARE,)),
            Entry("五必问覆盖", "welfare:coverage", (Power.CARE,)),
            Entry("五必做", "acts:list"),
            Entry("慰问台账", "visits:list"),
            Entry("需求台账", "needs:list", (Power.CARE,)),
            Entry("我的需求", "welfare:own_needs"),
        ),
    ),
    Group(
        "提醒督办",
        "bell-ring",
        (
            Entry("我的到期事项", "reminders:mine"),
            Entry("支部红黄绿灯", "reminders:branches"),
            Entry("月度矩阵", "reminders:matrix"),
            Entry("签收督办", "branches:unsigned", (Power.REMIND,)),
            Entry("暂停登记", "suspensions:list"),
            Entry("免除登记", "exemptions:list"),
        ),
    ),
    Group(
        "系统管理",
        "settings",
        (
            Entry("账号管理", "administration:accounts", (Power.ADMINISTER,)),
            Entry("党组织管理", "administration:units", (Power.ADMINISTER,)),
            Entry("党组织台账", "units:list", (Power.ADMINISTER,)),
            Entry("院名和标志", "administration:identity", (Power.ADMINISTER,), only=administers_house),
            Entry("邮件和群消息", "administration:sending", (Power.ADMINISTER,), only=administers_house),
            Entry("参数设置", "administration:settings", (Power.ADMINISTER,), only=administers_house),
            Entry("提醒规则", "reminders:rules", (Power.ADMINISTER,), only=administers_house),
            Entry("工作日历", "reminders:calendar", (Power.ADMINISTER,), only=administers_house),
            Entry("发送记录", "reminders:deliveries", (Power.ADMINISTER,), only=administers_house),
            Entry("任务列表", "records:jobs", (Power.EXPORT, Power.LOG, Power.ROSTER)),
            Entry("操作日志", "administration:trail", (Power.AUDIT,)),
        ),
    ),
)
