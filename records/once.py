"""A form is saved once: sent again — the Back button, a second tap, a page restored — it leads to the first record.

The same content again leads there at once (`records.middleware`). Other content is neither saved nor lost: a new
record's form turns into the edit form of the first one, any other is shown again with what was typed, says what
happened and where, and is carried out when it is sent once more (``again``).
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid5

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.current import user_of
from records import numbers, receipts
from records.models.arriving import SavedForm

AGAIN = "again"
NOT_TYPED = {"csrfmiddlewaretoken", "form_end", *receipts.IDS, "page", "version", "then", AGAIN}
SAME = "这张表单已经保存过，没有重复办理。"
AT_ONCE = 5_000


def look_up(request: HttpRequest) -> SavedForm | None:
    """The earlier saving of the posted form, remembered for the page; None the first time, or if wanted again."""
    key = _key(request)
    found = SavedForm.objects.filter(user=user_of(request), key=key).first() if key else None
    request._saved_before = found  # type: ignore[attr-defined]
    return found if found and request.POST.get(AGAIN) != "1" else None


def saved_before(request: HttpRequest) -> SavedForm | None:
    """What :func:`look_up` found."""
    return getattr(request, "_saved_before", None)


def first_time(request: HttpRequest, form: BaseForm) -> bool:
    """Whether to go on. Otherwise the form says that it was saved before, with other content, and where that is."""
    said = told_of(request)
    if said and form.errors is not None:  # read first: what is wrong besides is said, too
        form.add_error(None, said)
    return not said


def told_of(request: HttpRequest) -> SafeString | str:
    """The sentence for the person, with the way to what was saved; "" the first time, or when it is wanted again."""
    before = saved_before(request)
    if before is None or request.POST.get(AGAIN) == "1":
        return ""
    return format_html(
        "这张表单在 {} 已经保存过，这次没有再保存。您这次填写的与上次不同，都留在下面："
        '要改上次保存的，请<a href="{}">打开它</a>修改；确实要另办一次，请核对后再次提交。',
        timezone.localtime(before.saved_at).strftime("%Y-%m-%d %H:%M"),
        before.address,
    )


def is_same(before: SavedForm, request: HttpRequest) -> bool:
    """The same text, and no files or the same: browsers let go of chosen files on the way back."""
    text, files = _digest(request)[:32], _digest(request)[32:]
    same_text = constant_time_compare(before.digest[:32], text)
    return same_text and (not request.FILES or constant_time_compare(before.digest[32:], files))


def lead_back(request: HttpRequest, address: str, said: str = SAME) -> HttpResponse:
    """To what the first sending made; the browser may let go of what it kept."""
    messages.info(request, said)
    receipts.note(request, receipts.ids(request))
    return redirect(address)


def remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """The form has just been saved and leads to what it made."""
    key, address = _key(request), response.headers.get("Location") or response.headers.get("HX-Redirect") or "/"
    if key:
        known = {"digest": _digest(request), "address": address[:500], "saved_at": timezone.now()}
        SavedForm.objects.update_or_create(user=user_of(request), key=key, defaults=known)


def sweep() -> int:
    """Forget forms that nobody comes back to; returns how many."""
    limit = timezone.now() - timedelta(days=numbers.number(numbers.SAVED_FORM_DAYS))
    old = list(SavedForm.objects.filter(saved_at__lt=limit).values_list("pk", flat=True)[:AT_ONCE])
    return SavedForm.objects.filter(pk__in=old).delete()[0]


def _key(request: HttpRequest) -> UUID | None:
    """One form at one address."""
    carried = receipts.ids(request)
    return uuid5(UUID(carried[0]), request.path) if carried else None


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """(name, value) of all that the person filled in, without marks and ids."""
    return [(name, value) for name, values in request.POST.lists() if name not in NOT_TYPED for value in values]


def _digest(request: HttpRequest) -> str:
    """Half of the text, half of the files; keyed, so that nobody guesses a text from it."""
    text = sorted(typed(request))
    files = sorted((one.name or "", one.size or 0) for name in request.FILES for one in request.FILES.getlist(name))
    return "".join(
        salted_hmac("records.once", repr(part), algorithm="sha256").hexdigest()[:32] for part in (text, files)
    )
