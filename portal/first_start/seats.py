"""The first administrators: which seats a house is started with, and who may not sit on two of them.

Another seat (安全保密管理员) is one more line here: pages, file and act follow.
"""

from __future__ import annotations

from dataclasses import dataclass

from organisation.powers import Role


@dataclass(frozen=True)
class Seat:
    """``signs_in``: whoever does the first start sits here, chooses a password and is signed in."""

    code: str
    role: Role
    help: str
    signs_in: bool = False

    @property
    def label(self) -> str:
        return self.role.label


SEATS = (
    Seat("system", Role.ADMINISTRATOR, "就是正在操作的您本人；管理账号、党组织和参数，看不到谈心谈话等敏感内容", True),
    Seat("auditor", Role.AUDITOR, "只查看操作日志，不能修改任何内容；须由另一人担任"),
)
"""三员分立: each seat is another person."""


@dataclass(frozen=True)
class Holder:
    """Who sits there; without a password of their own they are given a first one, to be changed at once."""

    seat: Seat
    name: str
    username: str
    staff_number: str = ""
    standing: str = "formal"
    password: str = ""
