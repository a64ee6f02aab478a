"""New rules and new versions of rules. What was asked before stays as it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from records import history
from reminders.rules.models import Rule, RuleFulfilment, RuleVersion

if TYPE_CHECKING:
    from accounts.models.user import User


class RevisionRefused(Exception):
    """The message is a Chinese sentence for the person."""


def revise(*, rule: Rule, version: RuleVersion, codes: Sequence[str], by: User | None) -> RuleVersion:
    """Let ``version`` (unsaved) follow the rule's present one from its ``valid_from`` on."""
    with transaction.atomic():
        latest = rule.versions.order_by("-number").first()
        if latest and version.valid_from < latest.valid_from:
            raise RevisionRefused(f"新版本的生效日期不能早于上一版的 {latest.valid_from}。")
        rule.versions.filter(valid_to__isnull=True).update(valid_to=version.valid_from)
        version.rule, version.number = rule, (latest.number if latest else 0) + 1
        version.made_by, version.pk = by, None
        version.save(force_insert=True)
        RuleFulfilment.objects.bulk_create(RuleFulfilment(version=version, code=code) for code in codes)
        history.note(
            rule, "revise", by=by, text=f"第 {version.number} 版，{version.valid_from} 起生效：{version.change_reason}"
        )
    return version


def withdraw(*, rule: Rule, by: User, reason: str, on: date | None = None) -> None:
    """The rule asks nothing from ``on`` (default today) on; nothing of the past changes."""
    if not reason.strip():
        raise RevisionRefused("请填写停用的原因。")
    with transaction.atomic():
        day = on or timezone.localdate()
        still = rule.versions.filter(valid_to__isnull=True)
        begins = still.aggregate(first=Max("valid_from"))["first"]
        if begins is None:
            raise RevisionRefused("这条规则已经停用，请刷新页面。")
        still.update(valid_to=max(day, begins))
        history.note(rule, "withdraw", by=by, text=f"停用：{reason.strip()}")
