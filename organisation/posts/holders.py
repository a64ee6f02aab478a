"""Who holds or held a post in a branch committee, and that nobody is elected into one (BR-08)."""

from __future__ import annotations

import re

from django.db.models import Exists, OuterRef

from organisation.posts.models import Post, PostQuerySet
from organisation.powers import BRANCH_COMMITTEE
from organisation.regulations import BRANCH_REGULATION


def committee_holders() -> PostQuerySet:
    """The first committee post of each person in each unit, ended ones too: what it once asked for stays asked."""
    posts = Post.objects.filter(role__in=BRANCH_COMMITTEE)
    earlier = posts.filter(person=OuterRef("person"), unit=OuterRef("unit"), pk__lt=OuterRef("pk"))
    return posts.filter(~Exists(earlier))


def elected(text: str) -> str:
    """Why a paper that speaks of an election appoints nobody here; '' when it speaks of none."""
    if not re.search(r"选举|当选", text or ""):
        return ""
    return (
        "临时党支部的书记、副书记和委员由批准成立的党组织指定，不进行选举"
        f"（{BRANCH_REGULATION}第八条），请填写指定的文号。"
    )
