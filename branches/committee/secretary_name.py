"""The secretary's name on a branch's ledger row, kept in step with the posts."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from branches.life.models import TemporaryBranch
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit


def name_secretary(unit: Unit, people: Sequence[UUID]) -> None:
    """After posts of ``people`` opened or ended here."""
    if unit.is_temporary_branch and unit.ended_on is None:
        secretaries = Post.objects.on().filter(unit=unit, role=Role.SECRETARY)
        names = "、".join(secretaries.values_list("person__name", flat=True))
        TemporaryBranch.objects.filter(unit=unit).update(secretary_name=names[:50])
