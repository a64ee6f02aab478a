"""The sentences that go with a light: why it burns, who says so, what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from reminders.obligations import deadlines, fulfilments, references
from reminders.obligations.models import Obligation
from reminders.obligations.states import ICONS, State
from reminders.rules.models import RuleVersion

EVENT, ROLLING = RuleVersion.Every.EVENT, RuleVersion.Every.ROLLING
SETTLED: dict[str, str] = {
    Obligation.Outcome.EXEMPT: "已批准免除",
    Obligation.Outcome.LATE: "逾期完成（补报）",
    Obligation.Outcome.ON_TIME: "已按期完成",
    Obligation.Outcome.WAITING: "已提交，等待审核",
}
LIGHT_WORDS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯"}


@dataclass(frozen=True)
class Explained:
    """One obligation with everything a person wants to know about it. ``url`` is '' where nobody can log it here."""

    obligation: Obligation
    light: str
    reason: str
    deadline: str
    clause: str
    todo: str
    url: str
    state: State
    gap: str = ""

    @property
    def word(self) -> str:
        return LIGHT_WORDS[self.light]

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def may_act(self) -> bool:
        """Open, and there is a form to which this reader may go."""
        return bool(self.url) and self.obligation.outcome == Obligation.Outcome.OPEN

    @property
    def record_url(self) -> str:
        """What was handed in and waits for its review, so that nobody enters it a second time."""
        return self.url if self.state == State.WAITING else ""


def explain(obligation: Obligation, today: date | None = None, gap: str = "") -> Explained:
    """Wants ``rule``, ``version``, ``unit``, ``period`` selected and ``version__fulfilments`` prefetched.

    ``gap`` says who is missing where people are counted (:mod:`reminders.lights.gaps`).
    """
    day = today or timezone.localdate()
    version = obligation.version
    return Explained(
        obligation,
        obligation.light(day),
        f"{reason(obligation, day)}，{gap}" if gap else reason(obligation, day),
        deadline(obligation, day),
        f"{version.rests_on}：{version.source_text}" if version.source_text else version.rests_on,
        version.todo,
        form_url(obligation),
        obligation.state(day),
        gap,
    )


def form_url(obligation: Obligation) -> str:
    """Where to go: what was handed in, the record of an event, else the form that fulfils it, filled in as known."""
    if obligation.outcome == Obligation.Outcome.WAITING:
        return references.page_of(obligation.record)
    if obligation.version.every == EVENT:
        return deadlines.link_for(obligation)
    return fulfilments.link_for(obligation, [fulfilment.code for fulfilment in obligation.version.fulfilments.all()])


def reason(obligation: Obligation, today: date) -> str:
    if settled := SETTLED.get(obligation.outcome):
        return f"{when(obligation)}{obligation.rule.title}{settled}"
    return deadlines.sentence(obligation, today) if obligation.version.every == EVENT else _missing(obligation)


def when(obligation: Obligation) -> str:
    """「2026年11月」, 「川藏线监测项目：」, 「张三：」 or nothing for what is owed once."""
    if obligation.version.every in (EVENT, ROLLING):
        return f"{obligation.title}：" if obligation.title else ""
    return "" if obligation.version.every == RuleVersion.Every.ONCE else obligation.period.label


def _missing(obligation: Obligation) -> str:
    start, title, measure = when(obligation), obligation.rule.title, obligation.version.measure
    needed, done = f"{obligation.needed:g}", f"{obligation.done:g}"
    if obligation.version.every == ROLLING:
        return f"{start}{obligation.starts_on:%Y-%m-%d} 以后还没有登记，请核实情况"
    if measure == RuleVersion.Measure.PEOPLE:
        return f"{start}{title}应覆盖 {needed} 人，已覆盖 {done} 人"
    if measure == RuleVersion.Measure.EACH:
        return f"{start}{title}应有 {needed} 项，已有 {done} 项"
    if measure == RuleVersion.Measure.GROUPS:
        return f"{start}{title}应有 {needed} 个党小组召开，已召开 {done} 个"
    if obligation.version.per == RuleVersion.Per.PERSON and _in_hours(obligation.version):
        return f"{start}{title}应满 {needed} 学时，已有 {done} 学时"
    if obligation.needed > 1:
        return f"{start}{title}应 {needed} 次，已 {done} 次"
    return f"{start}还没有{title}记录"


def _in_hours(version: RuleVersion) -> bool:
    return any(fulfilment.code.endswith("hours") for fulfilment in version.fulfilments.all())


def deadline(obligation: Obligation, today: date) -> str:
    """「还有 8 天」 as the due chips say it. Late is what is red: days of grace, and what lights nothing, are not."""
    state = obligation.state(today)
    if obligation.outcome != Obligation.Outcome.OPEN:
        return state.label
    left = (obligation.due_on - today).days
    if left > 0:
        return f"还有 {left} 天"
    if left == 0:
        return "今天截止"
    word = state.label if state in (State.OVERDUE, State.GRACE) else "已过"  # what only hints is not late
    return f"{word} {-left} 天"
