"""Designating, replacing and relieving the holders of posts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.current import user_of
from accounts.models.user import User
from branches.committee import acts as committee
from branches.committee.papers import appointment_number, name_people
from branches.life.models import TemporaryBranch
from branches.page.access import branch_act, branch_for
from branches.papers.forms import ProposedNumber
from branches.roster.forms import DesignateForm, RelieveForm, ReplaceForm
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Power
from records import history

NOTE = (
    "临时党支部的书记、副书记和委员由批准其成立的党组织指定，不进行选举（《中国共产党支部工作条例（试行）》第八条）。"
    "同一人不同时任本支部的书记、副书记和委员，任新职务的同时免去原职务。"
)


def _post(branch: TemporaryBranch, number: int) -> Post:
    rows = Post.objects.on().filter(unit=branch.unit, role__in=BRANCH_COMMITTEE)
    return get_object_or_404(rows.select_related("person", "unit"), pk=number)


@contextmanager
def _paper(form: ProposedNumber, branch: TemporaryBranch, data: dict[str, Any], user: User) -> Iterator[None]:
    """The act and the paper behind it in one transaction: a proposed number is taken only when the act is done."""
    with transaction.atomic(), history.one_act():
        if form.takes_number() and form.issuer:
            on = data["on"] or timezone.localdate()
            data["document_number"] = appointment_number(issuer=form.issuer, about=branch.unit, on=on, by=user)
        yield
        name_people(data["document_number"])


def _about_the_post(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "other_posts"}


def prefilled(request: HttpRequest) -> dict[str, object]:
    """What a link to the form already knows: nothing is typed twice."""
    return {name: request.GET[name] for name in DesignateForm.base_fields if name in request.GET}


def designate(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    form = DesignateForm(request.POST or None, branch=branch, user=user, initial=prefilled(request))

    def act(data: dict[str, Any]) -> None:
        with _paper(form, branch, data, user):
            post = committee.designate(unit=branch.unit, by=user, **_about_the_post(data))
            form.end_others(by=user, on=post.starts_on, document_number=post.document_number)

    return branch_act(request, branch, form, title="指定职务", act=act, done="职务已指定，权限即时生效。", note=NOTE)


def replace(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    post = _post(branch, number)
    known = {"full_time": post.full_time, **prefilled(request)}
    form = ReplaceForm(request.POST or None, branch=branch, user=user, initial=known)

    def act(data: dict[str, Any]) -> None:
        with _paper(form, branch, data, user):
            new = committee.replace(post=post, by=user, **_about_the_post(data))
            form.end_others(by=user, on=new.starts_on, document_number=new.document_number)

    title = f"更换{post.get_role_display()}：{post.person}"
    return branch_act(request, branch, form, title=title, act=act, done="职务已更换，权限即时生效。", note=NOTE)


def relieve(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.DECIDE), user_of(request)
    post = _post(branch, number)
    form = RelieveForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        with _paper(form, branch, data, user):
            committee.relieve(post=post, by=user, **data)

    title = f"免去{post.get_role_display()}：{post.person}"
    return branch_act(request, branch, form, title=title, act=act, done="职务已免去，权限即时失效。", danger=True)
