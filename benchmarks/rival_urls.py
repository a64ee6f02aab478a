"""The usual list: guardian's subquery, a full COUNT, and three queries more for each row."""

from functools import cache

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.utils.html import format_html, format_html_join

from benchmarks import guardian
from portal.urls import urlpatterns as portal_urls


@cache
def frame():
    """The portal's own page around it, so that both sides draw the same frame."""
    return engines["django"].from_string('{% extends "base.html" %}{% block main %}{{ table }}{% endblock %}')


def usual_list(request: HttpRequest) -> HttpResponse:
    rows = guardian.visible(request.user).order_by("-held_on", "-id")
    page = Paginator(rows, 20).page(1)
    lines = format_html_join(
        "", "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        ((one.theme, one.unit.name, one.unit.parent.name, one.author.name) for one in page),
    )  # fmt: skip
    table = format_html("<p>{}</p><table>{}</table>", page.paginator.count, lines)
    return HttpResponse(frame().render({"table": table}, request))


urlpatterns = [path("usual/", usual_list), *portal_urls]
