"""Whether a rule lights and whether it stands in rates: said once, for the page of rules and for a duty."""

from __future__ import annotations

from enum import Enum

from reminders.obligations import deadlines, fulfilments
from reminders.rules.models import RuleVersion


class Standing(Enum):
    """Word, colour and what it means."""

    COUNTS = ("亮灯，计入执行率", "green", "即将到期亮黄灯，逾期亮红灯；完成的和逾期的都计入规范执行率。")
    LIGHTS = ("亮灯，不计入执行率", "blue", "连续计算，到期亮灯；没有“这一期完成”之说，所以不计入规范执行率。")
    KEPT = ("只向经办人亮灯", "blue", "涉及个人的事项只有经办人能看，别处不显示，也不计入规范执行率。")
    SAYS = ("只提示", "gray", "不亮灯；完成与否都不计入规范执行率。")
    NOBODY = ("暂无登记入口，不作要求", "gray", "现在没有地方登记，不要求任何党组织。")

    @property
    def word(self) -> str:
        return self.value[0]

    @property
    def colour(self) -> str:
        return self.value[1]

    @property
    def meaning(self) -> str:
        return self.value[2]


def standing_of(version: RuleVersion) -> Standing:
    """Wants ``rule`` selected and ``fulfilments`` prefetched."""
    if not can_be_done(version):
        return Standing.NOBODY
    if version.says_only:
        return Standing.SAYS
    event = deadlines.known().get(version.event) if version.every == RuleVersion.Every.EVENT else None
    if version.rule.sensitive or (event and event.kept):
        return Standing.KEPT
    return Standing.LIGHTS if version.every == RuleVersion.Every.ROLLING else Standing.COUNTS


def standing(version: RuleVersion) -> str:
    """In a sentence."""
    found = standing_of(version)
    return f"{found.word}。{found.meaning}"


def can_be_done(version: RuleVersion) -> bool:
    """A rule nobody can fulfil here is not asked; the list says so."""
    if version.every == RuleVersion.Every.EVENT:
        return version.event in deadlines.known()
    known = dict(fulfilments.choices())
    return any(fulfilment.code in known for fulfilment in version.fulfilments.all())
