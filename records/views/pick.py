"""Answers of the pickers while someone types."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from accounts.current import user_of
from records import pickers


@require_GET
def pick(request: HttpRequest, code: str) -> JsonResponse:
    """``[{"value", "text"}]``: at most thirty rows the person may see whose name fits what was typed.

    Whatever else the form says (``data-near``) comes along and narrows them.
    """
    try:
        source = pickers.picker(code)
    except KeyError:
        raise Http404 from None
    near = {name: value[:50] for name, value in request.GET.items() if name != "q"}
    return JsonResponse({"results": source.find(user_of(request), request.GET.get("q", "")[:50], near)})
