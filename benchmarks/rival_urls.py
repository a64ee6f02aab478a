"""The usual list: guardian's subquery, a full COUNT, and three queries more for each row."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html, format_html_join

from benchmarks import guardian
from portal.urls import urlpatterns as portal_urls


def usual_list(request: HttpRequest) -> HttpResponse:
    rows = guardian.visible(request.user).order_by("-held_on", "-id")
    page = Paginator(rows, 20).page(1)
    lines = format_html_join(
        "", "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        ((one.theme, one.unit.name, one.unit.parent.name, one.author.name) for one in page),
    )  # fmt: skip
    return HttpResponse(format_html("<p>{}</p><table>{}</table>", page.paginator.count, lines))


urlpatterns = [path("usual/", usual_list), *portal_urls]
