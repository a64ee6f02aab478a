"""A real browser before a real server.

    def test_journey(desktop):                 # a page at 1440 × 900
        desktop.goto("/accounts/login/")

    def test_two_people(people):
        secretary = people(user, phone=True)   # signed in, 390 × 844, a browser context of their own
        office = people(other)

Every page is watched: console errors, policy violations and requests that leave the host fail the test at its end.
"""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from reminders.rules.models import Rule
from tests import surroundings
from tests.browser.watch import Watch
from tests.reminders.seeded import sow_again
from welfare.must_items.models import MustItem

# Playwright runs an event loop in this thread, and Django then refuses the ORM; the test itself is not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
MARKED = pytest.mark.browser
PATIENCE = int(os.environ.get("BROWSER_PATIENCE", "60000"))  # milliseconds; a busy machine is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder is a browser test."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(MARKED)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """For a test that starts a browser of its own."""
    if not surroundings.chromium():
        pytest.skip("no Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    started = driver.chromium.launch(executable_path=surroundings.chromium(), args=FLAGS)
    yield started
    started.close()


@pytest.fixture(autouse=True)
def seeds(transactional_db: None) -> None:
    """What the migrations put into the tables, again: a live server's test before this one emptied them."""
    if not Rule.objects.exists():
        sow_again()
    if not MustItem.objects.exists():
        import_module("welfare.migrations.0002_must_item_data").sow(apps, None)


@pytest.fixture
def live(live_server) -> str:
    """The address of the running portal, without a slash at the end."""
    return str(live_server.url)


@pytest.fixture
def watch(live: str) -> Iterator[Watch]:
    """`watch.allow("403")` before a step that is meant to be refused."""
    over_all = Watch(host=urlsplit(live).netloc)
    yield over_all
    assert over_all.verdict() == []


@pytest.fixture
def people(browser: Browser, live: str, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Makes a page for a person: `people(user)`, `people(user, phone=True)`, `people()` for a stranger."""
    contexts: list[BrowserContext] = []

    def page_of(user=None, *, phone: bool = False, **options) -> Page:
        shape = {**(PHONE if phone else DESKTOP), "locale": "zh-CN", "timezone_id": "Asia/Shanghai", **options}
        context = browser.new_context(base_url=live, **shape)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.over(context)
        if user is not None:
            context.add_cookies([session_of(user, live)])
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def session_of(user, live: str):
    """A cookie as signing in would have set it; the sign-in page has a journey of its own."""
    client = Client()
    client.force_login(user, backend="accounts.backends.AccountBackend")
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": live,
    }


@pytest.fixture
def desktop(people: Callable[..., Page]) -> Page:
    """A stranger's page at 1440 × 900."""
    return people()


@pytest.fixture
def phone(people: Callable[..., Page]) -> Page:
    """A stranger's page at 390 × 844, with touch."""
    return people(phone=True)
