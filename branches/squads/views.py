"""What is told of a squad on pages of its own: finished, flag, oath, award; and of a milestone that it was reached."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from accounts.current import user_of
from branches.squads.act_forms import AwardForm, DoneForm, FinishForm, FlagForm, OathForm
from branches.squads.acts import finish_squad, report_milestone
from branches.squads.honours import JUDGES, TELLERS, confer_flag, review_award, take_oath
from branches.squads.models import AssaultTeam
from branches.squads.parts import SquadMilestone
from organisation.powers import Power
from records.guard import record_for
from records.ledger.pages.act_page import Page, act_page, page_on
from records.ledger.registry import ledger


def squad_for(request: HttpRequest, pk: UUID, *powers: str) -> AssaultTeam:
    return record_for(request, AssaultTeam.objects.select_related("unit"), pk, *powers)


def _page(squad: AssaultTeam, title: str, **more: Any) -> Page:
    return page_on(ledger("squads"), squad, title, subject=f"{squad} · {squad.unit}", **more)


def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    squad = squad_for(request, pk, Power.LOG)
    form = FinishForm(request.POST or None, initial={"version": squad.version, "results": squad.results})

    def act(data: dict[str, Any]) -> None:
        finish_squad(squad=squad, results=data["results"], on=data["on"], by=user_of(request), version=data["version"])

    return act_page(request, form, _page(squad, "任务完成"), act=act, done="任务完成，成效已登记。")


def flag(request: HttpRequest, pk: UUID) -> HttpResponse:
    squad = squad_for(request, pk, *TELLERS)
    present = {
        "version": squad.version,
        "by_whom": squad.flag_by,
        "to_whom": squad.flag_to or squad.leader_name,
        "place": squad.flag_place,
    }
    form = FlagForm(request.POST or None, initial={**present, **({"on": squad.flag_on} if squad.flag_on else {})})

    def act(data: dict[str, Any]) -> None:
        told = {name: data[name] for name in ("on", "by_whom", "to_whom", "place", "version")}
        confer_flag(squad=squad, by=user_of(request), **told)

    page = _page(squad, "登记授旗", photos_of=squad)
    return act_page(request, form, page, act=act, done="授旗已登记。")


def oath(request: HttpRequest, pk: UUID) -> HttpResponse:
    squad = squad_for(request, pk, *TELLERS)
    present = {"version": squad.version, "led_by": squad.oath_by or squad.leader_name, "words": squad.oath_text}
    form = OathForm(request.POST or None, initial={**present, **({"on": squad.oath_on} if squad.oath_on else {})})

    def act(data: dict[str, Any]) -> None:
        told = {name: data[name] for name in ("on", "led_by", "words", "version")}
        take_oath(squad=squad, by=user_of(request), **told)

    page = _page(squad, "登记誓师", photos_of=squad)
    return act_page(request, form, page, act=act, done="誓师已登记。")


def award(request: HttpRequest, pk: UUID) -> HttpResponse:
    squad = squad_for(request, pk, *JUDGES)
    form = AwardForm(request.POST or None, initial={"version": squad.version, "award": squad.award})

    def act(data: dict[str, Any]) -> None:
        told = {name: data[name] for name in ("award", "on", "version")}
        review_award(squad=squad, by=user_of(request), **told)

    return act_page(request, form, _page(squad, "评选"), act=act, done="评选情况已登记。")


def milestone_done(request: HttpRequest, pk: UUID) -> HttpResponse:
    milestone = record_for(request, SquadMilestone.objects.select_related("unit"), pk, Power.LOG)
    form = DoneForm(request.POST or None, initial={"version": milestone.version, "completion": milestone.completion})

    def act(data: dict[str, Any]) -> None:
        report_milestone(
            milestone=milestone,
            completion=data["completion"],
            on=data["on"],
            by=user_of(request),
            version=data["version"],
        )

    page = page_on(
        ledger("milestones"),
        milestone,
        "上报里程碑完成",
        subject=f"{milestone} · {milestone.unit}",
        home=ledger("squads").url("detail", milestone.squad_id),
        photos_of=milestone,
    )
    return act_page(request, form, page, act=act, done="里程碑已上报完成。")
