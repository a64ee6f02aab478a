"""What follows when someone takes up or gives up a post, beside the grants."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisation.changes import life_changed, posts_changed
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.posts.titles import write_titles
from organisation.units.models import Unit

LOOKED_BACK = timedelta(days=7)


def holders_changed(unit: Unit, person: Person) -> None:
    """Names on ledger rows are right in this transaction; what the unit owes is looked at again after it."""
    write_titles(unit, person)
    posts_changed(unit, [person.pk])
    if unit.is_temporary_branch:
        life_changed(unit)


def follow_turned_posts() -> None:
    """Nightly: a post entered ahead begins, one with an end set ahead is over.

    Those of a week are looked at, should nights have failed.
    """
    lately = (timezone.localdate() - LOOKED_BACK, timezone.localdate())
    turned = Post.objects.filter(Q(starts_on__range=lately) | Q(ends_on__range=lately)).select_related("unit", "person")
    for unit, person in {(post.unit, post.person) for post in turned}:
        with transaction.atomic():
            holders_changed(unit, person)
