"""The steps of the first start, in their order, and the bar above each of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from portal.first_start.models import THE_ONE, FirstStart

STARTING = "starting"  # in the session: every page shows the strip that leads back to the steps


@dataclass(frozen=True)
class Step:
    code: str  # the name of its page
    label: str
    note: str

    @property
    def url(self) -> str:
        return reverse(f"first_start:{self.code}")


STEPS = (
    Step("code", "启动码", "服务器上显示"),
    Step("institute", "院名和标志", "页眉和登录页"),
    Step("administrators", "首批管理员", "您和审计员"),
    Step("calendar", "工作日历", "期限按它推算"),
    Step("units", "党组织", "用表格或逐个"),
    Step("sending", "邮件和群消息", "可以以后再设"),
    Step("ready", "完成", "接下来做什么"),
)
AFTER_SIGN_IN = STEPS[3:]


def bar(code: str) -> list[dict[str, str]]:
    now = [step.code for step in STEPS].index(code)
    return [
        {"label": step.label, "note": step.note, "state": "done" if place < now else "now" if place == now else ""}
        for place, step in enumerate(STEPS)
    ]


def after(code: str) -> Step:
    return STEPS[[step.code for step in STEPS].index(code) + 1]


def before(code: str) -> Step | None:
    """The step one may go back to: before sign-in and after it are two things."""
    place = [step.code for step in STEPS].index(code)
    return STEPS[place - 1] if place > len(STEPS) - len(AFTER_SIGN_IN) else None


def reached(row: FirstStart) -> Step:
    """Where a start that was interrupted goes on."""
    return next((step for step in AFTER_SIGN_IN if step.code == row.answers.get("step")), AFTER_SIGN_IN[0])


def remember(row: FirstStart, code: str) -> None:
    if row.answers.get("step") != code:
        FirstStart.objects.filter(pk=THE_ONE).update(answers={**row.answers, "step": code})
