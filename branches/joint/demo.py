"""Partners, agreements and a year of 联建共建 of one branch."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.utils import timezone

from branches.demo.founded import Founded
from branches.joint.models import JointAgreement, JointBuilding, JointPartner
from organisation.demo.dice import at, days_ago, key

Form, Kind = JointBuilding.Form, JointPartner.Kind
Made = JointPartner | JointAgreement | JointBuilding
ENDING, ENDED = (1, 25), (12,)
PARTNERS = (
    ("驻地某基地党委", Kind.BASE), ("驻地某部党支部", Kind.TROOPS), ("驻地街道社区党委", Kind.LOCAL),
    ("业主单位项目党支部", Kind.COMPANY), ("兄弟单位现场党支部", Kind.COMPANY),
)  # fmt: skip
PROBLEMS = (
    ("现场临时供电不稳", "双方党员骨干联合会诊，增设备用线路，供电恢复稳定。"),
    ("大件设备运输道路受限", "共建方协调道路保障，设备按期进场。"),
    ("雨季物资转运困难", "共用库房和车辆，建立了物资互助清单。"),
)
EVENTS = {
    Form.LECTURE: ("同上一堂“传承航天精神”党课", "双方党员受教育，交流体会二十余篇。"),
    Form.STUDY: ("联合学习党的创新理论", "形成共同学习清单，互赠学习资料。"),
    Form.DEVELOPMENT: ("党员先锋岗结对互促", "结成对子六对，互学互促见成效。"),
}


def of_branch(draw: random.Random, number: int, one: Founded) -> tuple[list[JointPartner], list[Made]]:
    """Its partners, and everything that was made with them; nothing where the time was too short."""
    since = one.branch.founded_on + timedelta(days=draw.randint(8, 20))
    last = one.branch.dissolved_on or days_ago(2)
    if since >= last:
        return [], []
    partners = [_partner(draw, number + place, one, since) for place in range(1 + number % 2)]
    agreements = [_agreement(draw, number, one, partner, since) for partner in partners[:1]]
    events = [_event(draw, one, partners, day) for day in _days(draw, since, last)]
    return partners, [*partners, *agreements, *events]


def _partner(draw: random.Random, number: int, one: Founded, since: date) -> JointPartner:
    name, kind = PARTNERS[number % len(PARTNERS)]
    return JointPartner.objects.create(
        id=key(draw), unit=one.branch.unit, name=name, kind=kind, since=since, author=one.secretary.user,
        created_at=at(since, 17),
    )  # fmt: skip


def _agreement(draw: random.Random, number: int, one: Founded, partner: JointPartner, since: date) -> JointAgreement:
    """Most run on; some are about to end, one has just ended."""
    ends = timezone.localdate() + timedelta(days=draw.randint(90, 240))
    if number in ENDING:
        ends = days_ago(-draw.randint(5, 25))
    if number in ENDED:
        ends = days_ago(draw.randint(3, 12))
    return JointAgreement.objects.create(
        id=key(draw), unit=one.branch.unit, partner=partner, title=f"与{partner.name}联建共建协议", signed_on=since,
        starts_on=since, ends_on=max(ends, since + timedelta(days=30)), signed_by=one.secretary.name,
        partner_signed_by="对方党组织负责人", content="共享党课、共学理论、共解难题、共促发展，每季度至少一次。",
        author=one.secretary.user, created_at=at(since, 18),
    )  # fmt: skip


def _days(draw: random.Random, since: date, last: date) -> list[date]:
    days, day = [], since + timedelta(days=draw.randint(5, 30))
    while day < last:
        days.append(day)
        day += timedelta(days=draw.randint(45, 80))
    return days


def _event(draw: random.Random, one: Founded, partners: list[JointPartner], day: date) -> JointBuilding:
    form = draw.choice((Form.PROBLEM, Form.PROBLEM, Form.STUDY, Form.DEVELOPMENT, Form.LECTURE))
    if form == Form.PROBLEM:
        problem, result = draw.choice(PROBLEMS)
        theme, solved = f"共解难题：{problem}", draw.random() < 0.8
    else:
        (theme, result), problem, solved = EVENTS[form], "", False
    return JointBuilding.objects.create(
        id=key(draw), unit=one.branch.unit, partner=draw.choice(partners), form=form, held_on=day, theme=theme,
        headcount=len(one.members) + draw.randint(6, 20), result=result if solved or not problem else "",
        problem=problem, solved=solved, author=one.secretary.user, created_at=at(day, 18),
    )  # fmt: skip
