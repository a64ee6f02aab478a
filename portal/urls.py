"""Every address of the portal: the shell's own pages, the apps' pages, and the pages of every ledger."""

from importlib.util import find_spec

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from portal import health
from portal.views import guide, home, mark, reviewing, search, todo
from records.ledger import ledgers
from records.ledger.urls import urls

APPS = ("accounts", "records", "organisation", "reminders", "branches", "education", "supervision", "welfare")


def _own(app: str) -> list[URLPattern | URLResolver]:
    """Pages an app has beyond its ledgers."""
    return [path(f"{app}/", include(f"{app}.urls"))] if find_spec(f"{app}.urls") else []


portal_pages = [
    path("", home.workbench_page, name="workbench"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("todo/", todo.todo, name="todo"),
    path("todo/next/", reviewing.following, name="next"),
    path("todo/review/", reviewing.review, name="review"),
    path("help/", guide.contents, name="help"),
    path("help/<slug:page>/", guide.page, name="help_page"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", login_not_required(health.healthz), name="healthz"),
    path("readyz", login_not_required(health.readyz), name="readyz"),
    path("mark/<slug:name>.png", mark.show, name="mark"),
    path("start/", include("portal.first_start.urls")),
    path("", include((portal_pages, "portal"))),
    path("administration/", include("portal.administration.urls")),
    *(pattern for app in APPS for pattern in _own(app)),
    *(urls(ledger) for ledger in ledgers()),
]
