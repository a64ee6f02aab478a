"""Every room that brings a year of life is asked for it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import pytest

from portal.demo import build
from records.rooms import rooms

APPS = ("organisation", "reminders", "branches", "education", "supervision", "welfare")


# Built by the room whose rows they hang on.
LENT = {"branches.area_scores.demo"}


def demonstrations() -> set[str]:
    """Modules ``demo`` that can be asked; others only lend a hand to a neighbour."""
    found = {f"{room}.demo" for app in APPS for room in rooms(app) if find_spec(f"{room}.demo")}
    return {name for name in found if hasattr(import_module(name), "build")} - LENT


@pytest.mark.parametrize("name", sorted(demonstrations()))
def test_the_room_stands_in_the_list(name: str) -> None:
    assert import_module(name) in build.ROOMS
