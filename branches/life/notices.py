"""When a branch begins to hand over or is dissolved, its secretary, its unit and the institute are told, once."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from branches.life.models import TemporaryBranch
from reminders import notices
from reminders.notices import recipients
from reminders.notices.recipients import Holders

LOOK_BACK = timedelta(days=30)


def tell_endings(unit_ids: list[int] | None = None) -> None:
    """Of these branches, or at night of all: the keys of the notices see to it that nobody is told twice."""
    ending = _ending(unit_ids)
    if not ending:
        return
    known = recipients.holders(timezone.localdate())
    for branch in ending:
        _tell(branch, known)


def _ending(unit_ids: list[int] | None) -> list[TemporaryBranch]:
    rows: QuerySet[TemporaryBranch] = TemporaryBranch.objects.not_voided().select_related("unit")
    if unit_ids is not None:
        rows = rows.filter(unit__in=unit_ids)
    lately = timezone.localdate() - LOOK_BACK
    handing_over = rows.filter(state=TemporaryBranch.State.DISSOLVING)
    over = rows.filter(state=TemporaryBranch.State.DISSOLVED, dissolved_on__gte=lately)
    return [*handing_over, *over]


def _tell(branch: TemporaryBranch, known: Holders) -> None:
    page = reverse("temporary-branches:detail", args=[branch.pk])
    if branch.state == TemporaryBranch.State.DISSOLVING:
        key, title = f"dissolving:{branch.pk}:{branch.dissolving_on}", f"撤销移交：{branch.unit}"
        body, url = "支部已转入撤销，请按移交清单逐项办理。", f"{page}?tab=handover"
    else:
        key, title, url = f"dissolved:{branch.pk}:{branch.dissolved_on}", f"已撤销：{branch.unit}", page
        body = "支部已撤销，台账和记录可以继续查看。"
    notices.tell(_concerned(branch, known), key=key, title=title, body=body, url=url)


def _concerned(branch: TemporaryBranch, known: Holders) -> list[int]:
    """Leaders of the branch and everybody who reminds from above, up to the institute."""
    people = [user_id for unit_id in reversed(branch.unit.ancestor_ids) for user_id in known.at(unit_id)]
    return list(dict.fromkeys(people))
