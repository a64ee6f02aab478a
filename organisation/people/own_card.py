"""我的卡片: whoever has an account reads their own card, with or without a post."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.current import user_of
from organisation.people.models import Person


def card(request: HttpRequest) -> HttpResponse:
    person = Person.objects.not_voided().filter(user=user_of(request)).first()
    if person is None:
        messages.info(request, "您的账号还没有关联人员卡片，请联系管理员。")
        return redirect("accounts:profile")
    return redirect("people:detail", person.pk)
