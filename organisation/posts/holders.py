"""Who holds or held a post in a branch committee, once for each person and branch."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from organisation.posts.models import Post, PostQuerySet
from organisation.powers import BRANCH_COMMITTEE


def committee_holders() -> PostQuerySet:
    """The first committee post of each person in each unit, ended ones too: what it once asked for stays asked."""
    posts = Post.objects.filter(role__in=BRANCH_COMMITTEE)
    earlier = posts.filter(person=OuterRef("person"), unit=OuterRef("unit"), pk__lt=OuterRef("pk"))
    return posts.filter(~Exists(earlier))
