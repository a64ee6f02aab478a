"""What becomes of a pledge: its promises line by line, what the member tells, what the branch says to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from branches.pledges.models import Pledge, PledgeItem
from organisation.memberships.models import TemporaryMembership
from organisation.powers import Power
from organisation.refusal import ActRefused, demand
from records import history
from records.workflow import Stale

if TYPE_CHECKING:
    from accounts.models.user import User

MOST_ITEMS, LONGEST_ITEM = 10, 200
_NUMBER = re.compile(r"^\s*[（(]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[)）.、．]\s*")


def promises(text: str) -> list[str]:
    """The lines of a text without blanks, numbers in front and repetitions."""
    lines = (_NUMBER.sub("", line).strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def write_items(pledge: Pledge, lines: Sequence[str]) -> None:
    """The items follow the text; those that stay keep what was said about them. Call it inside a transaction."""
    known = {item.text: item for item in pledge.items.all()}
    pledge.items.exclude(text__in=lines).delete()
    for place, line in enumerate(lines, 1):
        if line in known:
            PledgeItem.objects.filter(pk=known[line].pk).update(place=place)
        else:
            PledgeItem.objects.create(pledge=pledge, text=line, place=place)
    sum_up(pledge)


def sum_up(pledge: Pledge) -> None:
    items, many = list(pledge.items.all()), pledge.items.count() > 1
    Pledge.objects.filter(pk=pledge.pk).update(
        items_total=len(items),
        items_done=sum(item.status == PledgeItem.Status.DONE for item in items),
        fulfilment="\n".join(_numbered(item, _told(item), many) for item in items if item.told),
        comments="\n".join(_numbered(item, _judged(item), many) for item in items if item.comment or item.grade),
    )


def _numbered(item: PledgeItem, text: str, many: bool) -> str:
    return f"{item.place}. {text}" if many else text


def _told(item: PledgeItem) -> str:
    return f"{item.get_status_display()}：{item.told}"


def _judged(item: PledgeItem) -> str:
    return "：".join(part for part in (item.get_grade_display() if item.grade else "", item.comment) if part)


def tell(*, item: PledgeItem, status: str, told: str, by: User, version: int | None = None) -> PledgeItem:
    """What became of the promise, by the member, or by whoever logs for the branch."""
    if not told.strip():
        raise ActRefused("请写明完成情况。")
    with transaction.atomic(), history.one_act():
        _claim(item.pledge, Power.OWN, by, version, "填写这条承诺的完成情况")
        change = {"兑现情况": [item.get_status_display(), PledgeItem.Status(status).label]}
        item.status, item.told, item.told_on = status, told.strip(), timezone.localdate()
        item.save(update_fields=["status", "told", "told_on"])
        sum_up(item.pledge)
        history.note(item.pledge, "tell", by=by, text=f"践诺：{item.text[:60]}", changes=change)
    return item


def judge(*, item: PledgeItem, grade: str, comment: str, by: User, version: int | None = None) -> PledgeItem:
    """What the branch says to it; nobody judges themselves."""
    if not (grade or comment.strip()):
        raise ActRefused("请选择等次或写明点评意见。")
    with transaction.atomic(), history.one_act():
        _claim(item.pledge, Power.PUBLISH, by, version, "点评这条承诺")
        item.grade, item.comment = grade, comment.strip()
        item.commented_by, item.commented_on = by.name, timezone.localdate()
        item.save(update_fields=["grade", "comment", "commented_by", "commented_on"])
        sum_up(item.pledge)
        history.note(item.pledge, "judge", by=by, text=f"点评：{item.text[:60]}")
    return item


def _claim(pledge: Pledge, power: str, by: User, version: int | None, doing: str) -> None:
    """The person may, the pledge is public, and nobody was faster."""
    demand(by, power, pledge, doing)
    if pledge.is_voided or pledge.state != Pledge.State.APPROVED:
        raise ActRefused("承诺公开以后才能填写完成情况和点评。")
    still = Pledge.objects.filter(pk=pledge.pk, voided_at__isnull=True, state=Pledge.State.APPROVED)
    read = pledge.version if version is None else version
    if still.filter(version=read).update(version=read + 1, updated_at=timezone.now()) != 1:
        raise Stale("这份承诺刚刚被别人修改过，请刷新页面看看最新情况。")
    pledge.refresh_from_db()


def end_with_lives(unit_ids: list[int]) -> None:
    """Listener: a pledge lasts no longer than its member's stay in the branch."""
    stays = TemporaryMembership.objects.filter(unit=OuterRef("unit"), person=OuterRef("person"))
    last = stays.order_by("-ends_on").values("ends_on")[:1]
    with transaction.atomic():
        over = (
            Pledge.objects.not_voided()
            .filter(unit__in=unit_ids)
            .filter(~Exists(stays.not_left()))
            .annotate(left_on=Subquery(last))
            .select_for_update(of=("self",))
            .filter(Q(ends_on__isnull=True) | Q(ends_on__gt=F("left_on")), starts_on__lte=F("left_on"))
        )
        for pledge in over:
            pledge.ends_on = pledge.left_on  # type: ignore[attr-defined]
            pledge.version += 1
            pledge.save(update_fields=["ends_on", "version", "updated_at"])
            history.note(pledge, "end", by=None, text="承诺人离场，承诺到这一天为止")
