"""我的职责: what one's posts ask of one, to be read and acknowledged, on a phone as well."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.current import user_of
from accounts.models.user import User
from branches.acknowledgements.acts import acknowledge
from branches.acknowledgements.models import Acknowledgement
from branches.rules.models import WorkingRule
from organisation.posts.models import Post
from records.ledger.pages.act_page import Page, act_page, posted

State = Acknowledgement.State
TITLE = "我的职责"


@dataclass
class Held:
    """A post of mine with what its duty lists say, unsigned ones first."""

    post: Post
    lists: list[Acknowledgement] = field(default_factory=list)


def mine(user: User) -> QuerySet[Acknowledgement]:
    """Whatever I was asked to sign, under whichever post."""
    rows = Acknowledgement.objects.not_voided().filter(person__user=user).exclude(state=State.LAPSED)
    return rows.select_related("post__unit", "person", "unit", "rule__unit").prefetch_related("rule__duties")


def duties(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    posts = list(Post.objects.on().filter(person__user=user).select_related("unit", "person").order_by("pk"))
    held = {post.pk: Held(post) for post in posts}
    newest = mine(user).filter(post__in=held, rule__state=WorkingRule.State.PUBLISHED)
    for row in newest.order_by("state", "rule__title", "pk"):
        held[row.post_id].lists.append(row)
    context = {
        "held": [one for one in held.values() if one.lists],
        "waiting": sum(row.state == State.ASKED for one in held.values() for row in one.lists),
        "crumbs": [("工作台", "/"), (TITLE, "")],
    }
    return render(request, "branches/acknowledgements/duties.html", context)


def duty(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One list; POST is 我已阅读并知悉."""
    row = mine(user_of(request)).filter(pk=pk).first()
    if row is None:
        raise Http404("没有这份职责清单，或者不是要求您签收的。")
    home = reverse("branches:duties")
    page = Page(
        str(row.rule), home, [(TITLE, home)], template="branches/acknowledgements/duty.html", more={"asked": row}
    )
    return act_page(
        request,
        forms.Form(posted(request)),
        page,
        act=lambda _: acknowledge(row=row, by=user_of(request)),
        done=lambda fresh: "已签收，感谢您认真履职。" if fresh else "这份职责您已经签收过。",
    )
