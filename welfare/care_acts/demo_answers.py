"""What was done for those who had asked for it: 家属慰问 and 心理疏导 after a need of that kind."""

from __future__ import annotations

from decimal import Decimal

from branches.demo.world import World
from organisation.demo.dice import at, dice, key
from organisation.demo.lines import logged
from records.models.history import HistoryLine
from welfare.care_acts.duties import AFTER_NEEDS
from welfare.care_acts.models import Act
from welfare.must_items.models import MustItem
from welfare.needs.models import Need


def build(world: World) -> str:
    """Whoever was answered was also cared for; the newest still wait."""
    items = {MustItem.objects.get(code=code): kind for code, (kind, _) in AFTER_NEEDS.items()}
    secretaries = {one.branch.unit_id: one.secretary for one in world}
    acts = []
    for item, kind in items.items():
        needs = Need.objects.filter(kind=kind, answered_on__isnull=False).select_related("raised_by", "unit")
        for need in needs.order_by("raised_on", "pk"):
            acts.append(_act(need, item))
            acts[-1].author = secretaries[need.unit_id].user
    Act.objects.bulk_create(acts)
    HistoryLine.objects.bulk_create(logged(acts))
    return f"按需求慰问、疏导 {len(acts)} 次"


def _act(need: Need, item: MustItem) -> Act:
    draw, day = dice(f"act of {need.pk}"), need.answered_on or need.raised_on
    act = Act(id=key(draw), unit=need.unit, item=item, done_on=day, created_at=at(day, 20))
    if item.confidential:
        act.provider = draw.choice(Act.Provider.values)
    else:
        act.person, act.need, act.content, act.cost = need.raised_by, need, "走访慰问职工家属", Decimal(800)
        act.reason, act.visit_kind = "困难帮扶", "送温暖"
    return act.derive()
