"""Looking at a telephone number."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.current import user_of
from organisation.people.models import Person
from organisation.people.phones import may_reveal
from records import history
from records.guard import get_permitted_or_404


@require_POST
def phone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole number, once, with a line in the history saying who looked."""
    user = user_of(request)
    person = get_permitted_or_404(request, Person, pk)
    if not may_reveal(user, person):
        raise PermissionDenied("联系电话只对管理名册、审核、批复和督办的人员完整显示。")
    history.note(person, "view_phone", by=user, text=f"查看{person}的联系电话")
    if getattr(request, "htmx", False):
        return render(request, "organisation/people/_phone.html", {"person": person, "shown": True})
    messages.info(request, f"{person}的联系电话：{person.phone or '没有登记'}")
    back = request.POST.get("next", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if safe else reverse("people:detail", args=[person.pk]))
