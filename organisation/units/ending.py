"""What ends with an organisation: its posts, its memberships, its rights. The rows stay, with the day."""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.db.models.functions import Greatest

from organisation.changes import posts_changed
from organisation.memberships.models import TemporaryMembership
from organisation.posts.grants import UnitUserGrant
from organisation.posts.models import Post
from organisation.units.models import Unit


def end_unit(unit: Unit, on: date) -> None:
    """To be called inside the transaction of the act that ends it; tells no history."""
    last = Greatest(F("starts_on"), on)
    Post.objects.not_over().filter(unit=unit).update(ends_on=last)
    TemporaryMembership.objects.not_left().filter(unit=unit).update(ends_on=last)
    UnitUserGrant.objects.filter(content_object=unit).delete()
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    posts_changed(unit, Post.objects.filter(unit=unit).values_list("person_id", flat=True).distinct())
