"""Branches half way through their handing over."""

from __future__ import annotations

from branches.demo.founded import DISSOLVING, Founded
from branches.demo.world import World
from branches.handover.acts import tick_item
from branches.performance import demo as notes
from organisation.demo.acting import acting


def build(world: World) -> str:
    """When all other ledgers are filled: what is still open depends on them."""
    for number in DISSOLVING:
        _half(world.branches[number])
    return f"正在办理移交的支部 {len(DISSOLVING)} 个"


def _half(one: Founded) -> None:
    branch, members, half = one.branch, one.members, len(one.members) // 2
    secretary = acting(one.secretary)
    notes.write(branch, members[:half], by=secretary)
    notes.write(branch, members[half : half + 2], by=secretary, send=False)
    tick_item(branch=branch, code="activists", note="本支部没有入党积极分子", by=secretary)
