"""What a branch writes to the home branches of its members when it ends."""

from __future__ import annotations

from uuid import UUID

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from branches.performance.acts import write_notes
from organisation.demo.dice import dice
from organisation.people.models import Person

SAID = (
    "按时参加组织生活，在现场带头承担夜间值守，任务完成质量好。",
    "主动承担设备检修，带两名新同志，团结协作，群众反映好。",
    "遵守现场纪律，学习认真，按期完成检测任务。",
    "在连续作业中发挥先锋作用，提出改进建议两条并被采纳。",
    "克服家庭困难坚守岗位，工作细致，未发生质量问题。",
)


def write(branch: TemporaryBranch, members: list[Person], *, by: User, send: bool = True) -> None:
    write_notes(branch=branch, texts=_texts(branch, members), send=send, by=by)


def _texts(branch: TemporaryBranch, members: list[Person]) -> dict[UUID, str]:
    draw = dice(f"notes of {branch.unit.code}")
    return {person.pk: draw.choice(SAID) for person in members}
