"""授旗, 誓师 and 评选 of a squad: told by the branch, its unit or the institute."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from branches.squads.models import AssaultTeam
from organisation.powers import Power
from organisation.refusal import ActRefused
from records import history, scope
from records.workflow import Stale

if TYPE_CHECKING:
    from accounts.models.user import User

TELLERS = (Power.LOG, Power.REVIEW, Power.DECIDE)
JUDGES = (Power.REVIEW, Power.DECIDE)


def confer_flag(
    *, squad: AssaultTeam, on: date, by_whom: str, to_whom: str, place: str, by: User, version: int | None = None
) -> AssaultTeam:
    """Who handed the flag over, who took it, where it hangs."""
    _check_day(squad, on, "授旗日期")
    values = {"flag_on": on, "flag_by": by_whom, "flag_to": to_whom, "flag_place": place}
    return _write(squad, values, TELLERS, "flag", f"{by_whom}向{to_whom}授旗", by, version)


def take_oath(
    *, squad: AssaultTeam, on: date, led_by: str, words: str, by: User, version: int | None = None
) -> AssaultTeam:
    """誓师: who led, and the words."""
    _check_day(squad, on, "誓师日期")
    return _write(
        squad, {"oath_on": on, "oath_by": led_by, "oath_text": words}, TELLERS, "oath", "登记誓师", by, version
    )


def review_award(*, squad: AssaultTeam, award: str, on: date, by: User, version: int | None = None) -> AssaultTeam:
    """The unit's or the institute's judgement of a squad that did its task or is at it."""
    _check_day(squad, on, "评选日期")
    return _write(squad, {"award": award, "awarded_on": on}, JUDGES, "award", f"评选：{award}", by, version)


def may(user: User, squad: AssaultTeam, powers: tuple[str, ...]) -> bool:
    return any(scope.permits(user, power, squad) for power in powers)


def _check_day(squad: AssaultTeam, on: date, label: str) -> None:
    if not squad.formed_on <= on <= timezone.localdate():
        raise ActRefused(f"{label}应在组建时间之后、今天或今天之前，请核对后再填。")


def _write(
    squad: AssaultTeam,
    values: dict[str, object],
    powers: tuple[str, ...],
    verb: str,
    text: str,
    by: User,
    version: int | None,
) -> AssaultTeam:
    """Only while the squad runs or has done its task, and stands as ``version`` was read; the labels of the columns
    are the history's.
    """
    with transaction.atomic():
        scope.forget(by)
        if not may(by, squad, powers):
            raise ActRefused("您当前的身份不能办理这一项。")
        if version is not None and version != squad.version:
            raise Stale("您打开这页以后，别人改过这支突击队。请刷新页面，核对后再办理。")
        before = {name: getattr(squad, name) for name in values}
        still = AssaultTeam.objects.living().filter(pk=squad.pk, version=squad.version, state__in=("running", "ended"))
        if still.update(**values, version=F("version") + 1, updated_at=timezone.now()) != 1:
            raise ActRefused("这支突击队没有在运行，或者刚刚被别人改过，请刷新页面看看。")
        squad.refresh_from_db()
        label = {field.name: str(field.verbose_name) for field in AssaultTeam._meta.concrete_fields}
        changes = {
            label[name]: [str(before[name] or "—"), str(new or "—")]
            for name, new in values.items()
            if before[name] != new
        }
        history.note(squad, verb, by=by, text=text, changes=changes)
    return squad
