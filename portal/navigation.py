"""The menu and the tabs of a phone as a person sees them: only what they may open."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse

from accounts.models.user import User
from organisation.powers import Power
from portal.menu import MENU, Group


@dataclass(frozen=True)
class Item:
    """A line as the template draws it."""

    label: str
    url: str
    icon: str = ""
    current: bool = False
    count: int = 0
    items: list[Item] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return any(item.current for item in self.items)


def menu(request: HttpRequest, user: User, badges: dict[str, int]) -> list[Item]:
    """The groups this person may open something of, the current line marked."""
    here = _current(request)
    home = Item("工作台", "/", "layout-dashboard", current=request.path == "/", count=badges.get("todo", 0))
    groups = [Item(group.label, "", group.icon, items=_items(group, user, here)) for group in MENU]
    return [home, *(group for group in groups if group.items)]


def _items(group: Group, user: User, here: str) -> list[Item]:
    held = (entry for entry in group.entries if any(user.has_perm(power) for power in entry.powers))
    allowed = (entry for entry in held if entry.only(user))
    return [Item(entry.label, entry.url, current=entry.url == here) for entry in allowed]


def _current(request: HttpRequest) -> str:
    """The address among the menu's that this page belongs to: the longest that fits, query included."""
    asked = {part for part in request.META.get("QUERY_STRING", "").split("&") if part}
    best = ""
    for entry in (entry for group in MENU for entry in group.entries):
        path, _, query = entry.url.partition("?")
        if request.path.startswith(path) and (not query or query in asked) and len(entry.url) > len(best):
            best = entry.url
    return best


def phone_tabs(request: HttpRequest, user: User) -> list[dict[str, object]]:
    """At most five tabs at the bottom of a phone."""
    candidates = (
        ("工作台", "portal:workbench", "layout-dashboard", ""),
        ("支部", "temporary-branches:list", "landmark", Power.VIEW),
        ("记活动", "activities:create", "circle-plus", Power.LOG),
        ("台账", "activities:list", "notebook-text", Power.VIEW),
        ("我的", "accounts:profile", "circle-user-round", ""),
    )
    shown = [
        (label, reverse(page), icon) for label, page, icon, power in candidates if not power or user.has_perm(power)
    ]
    return [{"label": label, "url": url, "icon": icon, "current": request.path == url} for label, url, icon in shown]
