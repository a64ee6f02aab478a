"""How long the session still lasts (GET), and: I am still here (POST). Asked by accounts-session.js."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import devices, marks


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def session(request: HttpRequest) -> JsonResponse:
    """`{"left": seconds}`. A session that is over never comes here: SessionGuard answers 401."""
    if request.method == "POST" and marks.touch(request.session):
        devices.seen(request)
    return JsonResponse({"left": marks.lifetime(request.session).left})
