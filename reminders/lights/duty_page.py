"""One duty: why it burns, who says so, what to do; and 催办 for superiors."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.current import user_of
from organisation.people.models import Person
from organisation.powers import Power
from records.guard import get_permitted_or_404
from reminders.lights.lit import explained, with_words
from reminders.lights.urge_page import say_who_hears
from reminders.notices.models import Reminder
from reminders.notices.urge import UrgeRefused, urge
from reminders.obligations import fulfilments, references
from reminders.obligations.models import Obligation
from reminders.rules.standing import standing

EVERYBODY = 10_000  # the page of one duty names all who are missing


def duty(request: HttpRequest, pk: int) -> HttpResponse:
    row, user = get_permitted_or_404(request, with_words(Obligation.objects.all()), pk), user_of(request)
    [line] = explained([row], user, most=EVERYBODY)
    context = {
        "row": line,
        "duty": row,
        "person": _person(row),
        "fulfilled_by": [fulfilments.label_of(fulfilment.code) for fulfilment in row.version.fulfilments.all()],
        "record_url": references.page_of(row.record),
        "in_rates": Obligation.objects.in_rates().filter(pk=row.pk).exists(),
        "stands": standing(row.version),
        "may_urge": row.outcome == Obligation.Outcome.OPEN
        and row.unit.ended_on is None
        and user.has_perm(Power.REMIND, row),
        "urges": row.urges.select_related("by")[:10],
        "told": Reminder.objects.filter(obligation=row).select_related("recipient").order_by("-pk")[:20],
        "crumbs": [("工作台", "/"), ("我的到期事项", reverse("reminders:mine")), (row.rule.title, "")],
    }
    return render(request, "reminders/lights/duty.html", context)


def _person(row: Obligation) -> Person | None:
    """Whom a duty that looks at each member is about."""
    if row.version.per != "person":
        return None
    return Person.objects.filter(pk=references.split(f":{row.subject}")[1]).first()


@require_POST
def urge_duty(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_permitted_or_404(request, with_words(Obligation.objects.all()), pk)
    try:
        urged = urge(obligation=row, by=user_of(request), word=request.POST.get("word", ""))
    except UrgeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        say_who_hears(request, urged)
    return redirect("reminders:duty", pk)
