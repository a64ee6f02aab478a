"""The page for a form whose token is out of date: a second tab signed in or out meanwhile, or cookies are off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.answers import page_before
from accounts.front import front


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Named by CSRF_FAILURE_VIEW. The typed text is still in the browser (keep.js), so going back loses nothing."""
    return render(request, "accounts/stale.html", front(back=page_before(request)), status=403)
