"""Stands around every page that takes a form: what was saved gets its receipt (records/receipts.py)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from accounts.models.user import User
from records import receipts


class FormReceipts:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        was_saved = request.method == "POST" and self._is_still(request) and receipts.was_saved(request, response)
        if was_saved and (saved := receipts.ids(request)):
            receipts.note(request, saved)
        return response

    @staticmethod
    def _is_still(request: HttpRequest) -> bool:
        """Somebody is signed in: not on the way to the sign-in page, nor away from it."""
        return isinstance(request.user, User)
