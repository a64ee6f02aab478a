"""Stands around every page that takes a form: saved once (records/once.py), and the receipt (records/receipts.py)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from accounts.models.user import User
from records import once, receipts


class FormReceipts:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if self._concerns(request) and receipts.was_saved(request, response):
            receipts.note(request, receipts.ids(request))
            once.remember(request, response)
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponseBase | None:
        before = once.look_up(request) if self._concerns(request) else None
        return once.lead_back(request, before.address) if before and once.is_same(before, request) else None

    @staticmethod
    def _concerns(request: HttpRequest) -> bool:
        """A form with an id, of somebody who is signed in: not on the way to the sign-in page, nor away from it."""
        return request.method == "POST" and isinstance(request.user, User) and bool(receipts.ids(request))
