"""Answers to requests that meet no session: a page for people, a header for htmx, JSON for programs."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

WHY = {
    "idle": "您较长时间没有操作，已自动退出。请重新登录，未提交的内容会为您恢复。",
    "long": "登录已满 12 小时，请重新登录，未提交的内容会为您恢复。",
    "elsewhere": "该账号已在其他设备上下线全部设备或修改密码，请重新登录。",
    "everywhere": "已下线全部设备，请重新登录。",
}


def sign_in_again(request: HttpRequest, why: str) -> HttpResponse:
    query = urlencode({"next": page_before(request), "why": why})
    return _send(request, f"{resolve_url(settings.LOGIN_URL)}?{query}", status=401, text=WHY[why])


def new_password_first(request: HttpRequest) -> HttpResponse:
    query = urlencode({"next": page_before(request)})
    return _send(request, f"{resolve_url('accounts:password')}?{query}", status=403, text="请先修改密码，再继续使用。")


def for_a_stranger(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A view sent a stranger to the sign-in page: say it in the asker's language, and come back to a page with a form.

    A POST's own address may answer no GET; keep.js holds the text typed on the page before it.
    """
    sign_in = resolve_url(settings.LOGIN_URL)
    if not isinstance(response, HttpResponseRedirect) or urlsplit(response.url).path != sign_in:
        return response
    if request.path == resolve_url("accounts:logout"):
        return response
    query = urlencode({"next": page_before(request)})
    return _send(request, f"{sign_in}?{query}", status=401, text="请先登录。")


def page_before(request: HttpRequest) -> str:
    """Where the person was: this page for a GET, the page with the form for anything else."""
    if request.method == "GET" and "HX-Request" not in request.headers:
        return request.get_full_path()
    given = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(given)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def _send(request: HttpRequest, url: str, *, status: int, text: str) -> HttpResponse:
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": url, "Cache-Control": "no-store"})
    if not _wants_page(request):
        return JsonResponse({"detail": text}, status=status, headers={"Cache-Control": "no-store"})
    return HttpResponseRedirect(url, headers={"Cache-Control": "no-store"})


def _wants_page(request: HttpRequest) -> bool:
    """Programs say so by asking for JSON, by the address, or by a method that no form can send."""
    program = request.path.startswith("/api/") or "json" in request.headers.get("Accept", "")
    return not program and request.method in {"GET", "HEAD", "POST"}
