"""催签收: one press tells the branch's leaders and everyone whose signature is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from branches.acknowledgements.models import Acknowledgement
from records import history
from reminders import notices
from reminders.notices.models import Notice, Urge
from reminders.notices.urge import urge
from reminders.obligations import references
from reminders.obligations.models import Obligation

if TYPE_CHECKING:
    from accounts.models.user import User

WORD = "请提醒任职人员在“我的职责”里阅读并签收岗位职责。"
TITLE, BODY = "催办：请签收岗位职责", "请打开“我的职责”，读完后点“我已阅读并知悉”。"


def urge_signing(*, obligation: Obligation, by: User) -> Urge:
    """Raises UrgeRefused as :func:`~reminders.notices.urge.urge` does."""
    with transaction.atomic(), history.one_act():
        made = urge(obligation=obligation, by=by, word=WORD)
        waiting = Acknowledgement.objects.not_voided().filter(
            state=Acknowledgement.State.ASKED, unit=obligation.unit_id
        )
        people = waiting.filter(rule=rule_of(obligation), person__user__is_active=True)
        notices.tell(
            list(people.exclude(person__user=by).values_list("person__user", flat=True).distinct()),
            key=f"sign:{made.pk}",
            kind=Notice.Kind.URGE,
            title=TITLE,
            body=BODY,
            url=reverse("branches:duties"),
        )
    return made


def rule_of(obligation: Obligation) -> UUID:
    """The version the deadline runs for."""
    return UUID(references.split(obligation.subject)[1])
