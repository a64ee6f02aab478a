"""Walks the portal as one person and notes where an offered link or button leads nowhere.

Every address on a page is an offer: a link, a fragment the page fetches, a button. Pages of one kind differ by their
record and by what is chosen on them, so of each kind some are opened. A button is pressed with what its form already
holds and taken back.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

MOST_OF_A_KIND = 3
MOST_PAGES = 20000
LEADS_NOWHERE = (403, 404, 405, 500)
CHOSEN = ("tab", "light", "view", "as", "state")  # a page chosen by one of these is a page of its own
LEFT_ALONE = ("/accounts/sign-out/", "/static/", "/media/")


@dataclass(frozen=True)
class Offer:
    """``post`` holds the fields of the button's form, None for a link."""

    url: str
    found_on: str
    post: tuple[tuple[str, str], ...] | None = None

    def __str__(self) -> str:
        return f"{'POST' if self.post is not None else 'GET'} {self.url} (on {self.found_on})"


class _Offers(HTMLParser):
    """Links, fetched fragments and buttons of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.buttons: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self._action: str | None = None
        self._fields: list[tuple[str, str]] = []
        self._plain = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.links += [given[name] for name in ("hx-get", "data-url") if given.get(name)]
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag == "form":
            self._begin(given)
        elif self._action is not None:
            self._field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._action is not None:
            if self._plain:
                self.buttons.append((self._action, tuple(self._fields)))
            self._action = None

    def _begin(self, given: dict[str, str]) -> None:
        if given.get("method", "get").lower() == "post":
            self._action, self._fields, self._plain = given.get("action", ""), [], True
        elif given.get("action"):
            self.links.append(given["action"])

    def _field(self, tag: str, given: dict[str, str]) -> None:
        """A form that asks for something is a page's own form: opening the page has tried it."""
        if tag in ("textarea", "select") or (tag == "input" and given.get("type", "text") not in ("hidden", "submit")):
            self._plain = False
        elif given.get("name") and given["name"] != "csrfmiddlewaretoken":
            self._fields.append((given["name"], given.get("value", "")))


@dataclass
class Walk:
    """``opened``: how many pages of each kind; ``broken``: offers that led nowhere."""

    client: Client
    most_of_a_kind: int = MOST_OF_A_KIND
    opened: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[int, Offer]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def everywhere(self, *starts: str) -> Walk:
        waiting = deque(Offer(start, "(the address bar)") for start in starts or ("/",))
        while waiting and sum(self.opened.values()) < MOST_PAGES:
            offer = waiting.popleft()
            if self._is_new(offer):
                waiting.extend(self._follow(offer))
        return self

    def _is_new(self, offer: Offer) -> bool:
        key, kind = f"{offer.post is None} {offer.url}", kind_of(offer)
        if key in self._seen or not kind or self.opened[kind] >= self.most_of_a_kind:
            return False
        self._seen.add(key)
        self.opened[kind] += 1
        return True

    def _follow(self, offer: Offer) -> Iterator[Offer]:
        if offer.post is not None:
            status = self._press(offer)
            if status in LEADS_NOWHERE:
                self.broken.append((status, offer))
            return
        answer = self.client.get(offer.url)
        if answer.status_code in LEADS_NOWHERE:
            self.broken.append((answer.status_code, offer))
        elif answer.status_code in (301, 302):
            yield Offer(urljoin(offer.url, answer["Location"]), offer.found_on)
        elif answer.get("Content-Type", "").startswith("text/html"):
            yield from offers_of(answer.content.decode(), offer.url)

    def _press(self, offer: Offer) -> int:
        with transaction.atomic():
            status = self.client.post(offer.url, dict(offer.post or ())).status_code
            transaction.set_rollback(True)
        return int(status)


def offers_of(page: str, here: str) -> Iterator[Offer]:
    found = _Offers()
    found.feed(page)
    for address in found.links:
        yield Offer(urljoin(here, address).partition("#")[0], here)
    for address, fields in found.buttons:
        yield Offer(urljoin(here, address).partition("#")[0], here, fields)


def kind_of(offer: Offer) -> str:
    """The route, and what is chosen on it; '' for what is no page of ours."""
    address = urlsplit(offer.url)
    if address.scheme or address.netloc or address.path.startswith(LEFT_ALONE) or not address.path.startswith("/"):
        return ""
    try:
        match = resolve(address.path)
    except Resolver404:
        return f"no page at {address.path}"
    asked = parse_qsl(address.query)
    chosen = sorted(f"{name}={value}" for name, value in asked if name in CHOSEN)
    names = sorted({name for name, _ in asked})
    way = "POST" if offer.post is not None else ""
    words = [str(value) for value in match.kwargs.values() if not _is_key(str(value))]
    return " ".join([way, match.view_name, *words, *names, *chosen]).strip()


def _is_key(value: str) -> bool:
    return value.isdigit() or value.count("-") == 4
