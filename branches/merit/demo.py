"""Last year's appraisals of party-affairs officers, and what some of them were honoured with."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from branches.cadres.demo import officers
from branches.cadres.models import PartyAffairsOfficer
from branches.demo.world import World
from branches.merit.models import Appraisal, Incentive
from organisation.demo.dice import days_ago, dice, key
from organisation.demo.lines import logged
from organisation.powers import Role
from records.models.history import HistoryLine

BATCH = 1000
OPINIONS = {
    "excellent": ("支部建设规范，攻坚任务中作用突出，党员群众满意度高。", "善于把组织生活开到现场，经验在全单位推广。"),
    "competent": ("认真履行职责，完成年度各项任务，台账规范。", "工作踏实，今后要多总结外场支部的好做法。"),
    "basic": ("基本完成任务，组织生活记录不够及时，需要加强学习。",),
}
HONOURS = (
    (Incentive.Kind.HONOUR, "优秀党务工作者"),
    (Incentive.Kind.HONOUR, "优秀党支部书记"),
    (Incentive.Kind.COMMENDATION, "重点任务党建工作表彰"),
    (Incentive.Kind.ALLOWANCE, "外场专职书记岗位津贴"),
    (Incentive.Kind.PROMOTION, "推荐提任党务岗位"),
)


def build(world: World) -> str:
    """Last year's appraisal of most, an honour for some."""
    appraisals, incentives, year = [], [], days_ago(0).year - 1
    for officer in officers():
        draw = dice(f"officer {officer.person.staff_number}")
        if draw.random() < 0.7 and officer.role != Role.HOME_SECRETARY:
            appraisals.append(_appraisal(draw, officer, year))
        if draw.random() < 0.2:
            incentives.append(_incentive(draw, officer))
    Appraisal.objects.bulk_create(appraisals, batch_size=BATCH)
    Incentive.objects.bulk_create(incentives, batch_size=BATCH)
    made: list[Appraisal | Incentive] = [*appraisals, *incentives]
    HistoryLine.objects.bulk_create(logged(made), batch_size=BATCH)
    return f"考核 {len(appraisals)} 份，激励 {len(incentives)} 项"


def _appraisal(draw: random.Random, officer: PartyAffairsOfficer, year: int) -> Appraisal:
    grade = draw.choices(list(Appraisal.Grade)[:3], weights=(28, 66, 6))[0]
    least = {"excellent": 90, "competent": 78, "basic": 65}[grade]
    return Appraisal(
        id=key(draw), person=officer.person, unit=officer.unit, year=year, grade=grade,
        score=Decimal(least + draw.randint(0, 9)), opinion=draw.choice(OPINIONS[grade]),
        appraised_by="院党委组织部", appraised_on=date(year, 12, draw.randint(10, 28)),
    )  # fmt: skip


def _incentive(draw: random.Random, officer: PartyAffairsOfficer) -> Incentive:
    kind, name = draw.choice(HONOURS)
    day = days_ago(draw.randint(30, 400))
    return Incentive(
        id=key(draw), person=officer.person, unit=officer.unit, kind=kind, name=name, granted_on=day,
        level=draw.choices(list(Incentive.Level), weights=(60, 32, 8))[0], public_from=day - timedelta(days=12),
        public_to=day - timedelta(days=5), document_number=f"院党委〔{day.year}〕{draw.randint(5, 70)}号",
    )  # fmt: skip
