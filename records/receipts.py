"""Which forms of a session have really been saved: the browser keeps what was typed until it reads so on a page.

Every form that is typed into carries an id: ``client_id`` where it makes a record (the record's key), ``form_id``
elsewhere (`{% form_id %}`). The frame of the next pages names the ids that were saved, newest last, in
``<meta name="saved-forms">``. They are named on several pages, since an answer may get lost on its way.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.http.response import HttpResponseBase

IDS = ("client_id", "form_id")
LIST = "saved_forms"  # in the session
MOST_NAMED = 20


def ids(request: HttpRequest) -> list[str]:
    """The ids the posted form carries, the one of the record first."""
    given = (request.POST.get(name, "") for name in IDS)
    return [str(key) for key in map(as_key, given) if key]


def form_key(request: HttpRequest) -> UUID | None:
    """The id under which files wait for the posted form."""
    return as_key(request.POST.get("form_id", "")) or as_key(request.POST.get("client_id", ""))


def as_key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def was_saved(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A form that was saved leads on; a refusal shows it again, or leads on and says so without any success."""
    leads_on = response.status_code in (302, 303) or "HX-Redirect" in response.headers
    levels = {said.level for said in _said_now(request)}
    refused = messages.ERROR in levels or (bool(levels) and messages.SUCCESS not in levels)
    return leads_on and not refused


def _said_now(request: HttpRequest) -> list[Message]:
    """Messages of this very request; those before it are left alone."""
    return list(getattr(messages.get_messages(request), "_queued_messages", ()))


def note(request: HttpRequest, saved: list[str]) -> None:
    """These forms have been saved; the next pages say so."""
    earlier = [key for key in request.session.get(LIST, []) if key not in saved]
    request.session[LIST] = [*earlier, *saved][-MOST_NAMED:]


def saved_forms(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``saved_forms`` for the frame of every page."""
    session = getattr(request, "session", None)
    return {"saved_forms": " ".join(session.get(LIST, [])) if session is not None else ""}
