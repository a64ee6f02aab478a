"""What is recorded of party-affairs officers; who they are follows from the posts."""

from __future__ import annotations

from datetime import timedelta

from branches.cadres.models import PartyAffairsOfficer
from branches.demo.world import World
from organisation.demo.dice import days_ago, dice

BATCH = 1000
QUALIFICATIONS = ("", "党支部书记任职培训合格证", "政工师", "高级政工师", "党务工作者上岗培训合格证")


def build(world: World) -> str:
    draw, kinds, known = dice("officers"), PartyAffairsOfficer.Reserve, officers()
    for officer in known:
        officer.working_since = (officer.held_since or days_ago(0)) - timedelta(days=draw.randint(60, 5000))
        officer.reserve = draw.choices(list(kinds), weights=(78, 15, 7))[0]
        officer.qualification = draw.choice(QUALIFICATIONS)
    PartyAffairsOfficer.objects.bulk_update(known, ["working_since", "reserve", "qualification"], batch_size=BATCH)
    return f"党务干部 {len(known)} 人"


def officers() -> list[PartyAffairsOfficer]:
    """From the institute downwards."""
    known = PartyAffairsOfficer.objects.select_related("person__user", "unit")
    return list(known.order_by("unit__path", "pk"))
