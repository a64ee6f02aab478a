"""给责任区（岗）评分: one page for a member, one for whoever speaks for the branch."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts.current import user_of
from branches.area_scores import window as score_window
from branches.area_scores.acts import CLOSED, score, scored
from branches.area_scores.forms import ScoreForm
from branches.page.access import branch_act, branch_for
from organisation.powers import Power

NOTE = "自己负责的是自评，其他的是互评。互评只显示平均分，不显示谁打了几分。"
AS_BRANCH = "代表支部考核；自己负责的责任区（岗）由别人考核。"


def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """``?as=branch`` is 考核; marks may be changed as long as the quarter is open."""
    as_branch = request.GET.get("as") == "branch"
    branch, user = branch_for(request, pk, Power.LOG if as_branch else Power.OWN), user_of(request)
    quarter, person = score_window.open_quarter(timezone.localdate()), getattr(user, "person", None)
    if person is None or not branch.is_active:
        raise PermissionDenied("由正在运行的支部的党员评分。")
    if quarter is None:
        messages.info(request, CLOSED)
        return redirect(f"{reverse('temporary-branches:detail', args=[branch.pk])}?tab=areas")
    form = ScoreForm(
        request.POST or None, areas=scored(branch.unit), person=person, quarter=quarter, as_branch=as_branch
    )
    return branch_act(
        request,
        branch,
        form,
        title=f"{score_window.label(quarter)}{'考核' if as_branch else '自评互评'}",
        act=lambda data: score(unit=branch.unit, marks=form.marks(), by=user, as_branch=as_branch),
        done="评分已保存，本期结束前可以修改。",
        tab="areas",
        note=AS_BRANCH if as_branch else NOTE,
    )
