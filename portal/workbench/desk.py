"""我的待办 on the workbench: one of three tabs, what to do first, and nothing said twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from accounts.models.user import User
from portal import todo
from portal.task_lines import NO_DEADLINE, Task, text_of
from records.models.history import HistoryLine
from reminders.lights import todo as duties
from reminders.lights.messages import Explained

SHOWN = 6
DUTIES_SHOWN = 5
TABS = (("waiting", "待我处理"), ("started", "我发起的"), ("done", "已办"))


@dataclass
class Desk:
    """``tasks`` are records that wait, ``duties`` what burns. Whoever is told what to do ``first`` is told it once."""

    tab: str
    tabs: list[tuple[str, str, int]]
    tasks: list[Task] = field(default_factory=list)
    started: list[Task] = field(default_factory=list)
    lines: list[HistoryLine] = field(default_factory=list)
    duties: list[Explained] = field(default_factory=list)
    puts_first: bool = False

    @property
    def first_duty(self) -> Explained | None:
        """By deadline, as the lists are; what burns goes before a record of the same day."""
        duty = self.duties[0] if self.puts_first and self.duties else None
        return duty if duty and (not self.tasks or duty.obligation.due_on <= _due(self.tasks[0])) else None

    @property
    def first_task(self) -> Task | None:
        return self.tasks[0] if self.puts_first and self.tasks and not self.first_duty else None

    @property
    def other_duties(self) -> list[Explained]:
        return self.duties[1:] if self.first_duty else self.duties

    @property
    def other_tasks(self) -> list[Task]:
        return self.tasks[1:] if self.first_task else self.tasks


def _due(task: Task) -> date:
    return task.due_on or NO_DEADLINE


def desk(user: User, tab: str, *, put_first: bool) -> Desk:
    """``put_first``: whoever works in one branch is told what to begin with."""
    tab = tab if tab in dict(TABS) else "waiting"
    lists = todo.lists(user, waiting=SHOWN * (tab == "waiting"), started=SHOWN * (tab == "started"))
    made = Desk(tab, [(code, label, lists.counts[code]) for code, label in TABS], lists.waiting, lists.started)
    if tab == "done":
        made.lines = list(todo.done(user)[:SHOWN])
    if tab == "waiting":
        told = {text_of(task.of) for task in lists.waiting}
        burning = duties.first(user, DUTIES_SHOWN + len(told))
        made.duties = [one for one in burning if text_of(one.obligation.subject) not in told][:DUTIES_SHOWN]
        made.puts_first = put_first
    return made
