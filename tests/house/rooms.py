"""The rooms of the house as they stand: folders, words, ledgers, tables, and what a room says it does without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.db import models

from portal.views.guide import PAGES
from records.ledger import Ledger, ledgers
from records.rooms import rooms

ROOT = Path(__file__).resolve().parents[2]
APPS = ("organisation", "reminders", "branches", "education", "supervision", "welfare")
NAMED_TEMPLATE = re.compile(rf"""["']((?:{"|".join(APPS)})/\w+/\w+\.html)["']""")


@dataclass(frozen=True)
class Room:
    name: str  # "branches.squads"

    @cached_property
    def path(self) -> str:
        """Of its three folders: code, below templates/, below tests/."""
        return self.name.replace(".", "/")

    @cached_property
    def modules(self) -> list[Path]:
        return sorted((ROOT / self.path).rglob("*.py"))

    @cached_property
    def without(self) -> dict[str, str]:
        """What it does without → why, in one line."""
        return dict(getattr(import_module(self.name), "WITHOUT", {}))

    @cached_property
    def word(self) -> str:
        """The office's word for it, with which its docstring begins; '' for what the office never meets."""
        begins = re.match(r"([一-鿿、]+): ", import_module(self.name).__doc__ or "")
        return begins[1] if begins else ""

    @cached_property
    def templates(self) -> list[str]:
        """Those it names."""
        return sorted({name for module in self.modules for name in NAMED_TEMPLATE.findall(read(module))})

    @cached_property
    def tests(self) -> list[Path]:
        return sorted((ROOT / "tests" / self.path).glob("test_*.py"))

    @cached_property
    def ledgers(self) -> list[Ledger]:
        return [one for one in ledgers() if f"{type(one).__module__}.".startswith(f"{self.name}.")]

    @cached_property
    def tables(self) -> list[type[models.Model]]:
        return [one for one in apps.get_models() if f"{one.__module__}.".startswith(f"{self.name}.")]


def all_rooms() -> list[Room]:
    return [Room(name) for app in APPS for name in rooms(app)]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def handbook() -> str:
    """Every page of it with its title."""
    pages = sorted((ROOT / "templates/portal/help").glob("*.html"))
    return "\n".join([*(title for _, title in PAGES), *map(read, pages)])


def without_demonstration() -> list[str]:
    """Rooms whose every table is empty; to be asked while the demonstration stands in the database."""
    found = ((room.name, room.tables) for room in all_rooms())
    return [name for name, tables in found if tables and not any(one._base_manager.exists() for one in tables)]
