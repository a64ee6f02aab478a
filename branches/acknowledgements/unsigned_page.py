"""签收督办: what holders of posts have not acknowledged yet, and urging them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.current import user_of
from accounts.models.user import User
from branches.acknowledgements.models import Acknowledgement
from organisation.powers import Power
from records import history
from reminders import notices
from reminders.lights.messages import deadline
from reminders.lights.urge_page import say_who_hears
from reminders.notices.models import Notice
from reminders.notices.urge import Urged, UrgeRefused, urge
from reminders.obligations import references
from reminders.obligations.models import Obligation, ObligationQuerySet

if TYPE_CHECKING:
    from accounts.models.user import User

WORD = "请提醒任职人员在“我的职责”里阅读并签收岗位职责。"
TITLE, BODY = "催办：请签收岗位职责", "请打开“我的职责”，读完后点“我已阅读并知悉”。"


def urge_signing(*, obligation: Obligation, by: User) -> Urged:
    """Raises UrgeRefused as :func:`~reminders.notices.urge.urge` does."""
    with transaction.atomic(), history.one_act():
        made = urge(obligation=obligation, by=by, word=WORD)
        waiting = Acknowledgement.objects.not_voided().filter(
            state=Acknowledgement.State.ASKED, unit=obligation.unit_id
        )
        people = waiting.filter(rule=rule_of(obligation), person__user__is_active=True)
        notices.tell(
            list(people.exclude(person__user=by).values_list("person__user", flat=True).distinct()),
            key=f"sign:{made.urges[0].pk}",
            kind=Notice.Kind.URGE,
            title=TITLE,
            body=BODY,
            url=reverse("branches:duties"),
        )
    return made


def rule_of(obligation: Obligation) -> UUID:
    """The version the deadline runs for."""
    return UUID(references.split(obligation.subject)[1])


A_PAGE = 20


@dataclass(frozen=True)
class Line:
    """One organisation and version."""

    duty: Obligation
    light: str
    deadline: str
    missing: list[Acknowledgement]


def unsigned(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    if not user.has_perm(Power.REMIND):
        raise PermissionDenied("签收督办由上级党组织使用，您当前的身份没有这项权限。")
    duties = _open(user).select_related("unit", "rule").order_by("due_on", "pk")
    page = Paginator(duties, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "lines": _lines(user, list(page.object_list)),
        "crumbs": [("工作台", "/"), ("签收督办", "")],
    }
    return render(request, "branches/acknowledgements/unsigned.html", context)


def _open(user: User) -> ObligationQuerySet:
    duties = Obligation.objects.visible_to(user, Power.REMIND).of_running()
    return duties.filter(version__event=Acknowledgement.DEADLINE, outcome=Obligation.Outcome.OPEN)


def _lines(user: User, duties: list[Obligation]) -> list[Line]:
    """One query for everybody whose signature is missing."""
    rows = Acknowledgement.objects.visible_to(user).not_voided().filter(state=Acknowledgement.State.ASKED)
    rows = rows.filter(unit__in=[duty.unit_id for duty in duties]).select_related("person").order_by("asked_on", "pk")
    missing: dict[tuple[int, UUID], list[Acknowledgement]] = defaultdict(list)
    for row in rows:
        missing[row.unit_id, row.rule_id].append(row)
    day = timezone.localdate()
    return [Line(duty, duty.light(day), deadline(duty, day), missing[duty.unit_id, rule_of(duty)]) for duty in duties]


@require_POST
def urge_unsigned(request: HttpRequest, pk: int) -> HttpResponse:
    duty = _open(user_of(request)).select_related("unit", "rule", "version", "period").filter(pk=pk).first()
    if duty is None:
        raise Http404("没有这件事项，已经签齐，或者不在您的督办范围内。")
    try:
        urged = urge_signing(obligation=duty, by=user_of(request))
    except UrgeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        say_who_hears(request, urged, more="没有签收的同志也会马上收到消息。")
    return redirect("branches:unsigned")
