"""Officers of a temporary branch are designated, never elected (BR-08)."""

from __future__ import annotations

import re

from organisation.regulations import BRANCH_REGULATION


def elected(text: str) -> str:
    """Why a paper that speaks of an election appoints nobody here; '' when it speaks of none."""
    if not re.search(r"选举|当选", text or ""):
        return ""
    return (
        "临时党支部的书记、副书记和委员由批准成立的党组织指定，不进行选举"
        f"（{BRANCH_REGULATION}第八条），请填写指定的文号。"
    )
