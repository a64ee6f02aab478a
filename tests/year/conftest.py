"""The year as it was, once for every test of this folder: each begins on 6 September, with everything typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
import time_machine

from tests.year.played import BEIJING, Year, play
from tests.year.team import send_team


@pytest.fixture
def year(db: None, settings: Any) -> Iterator[Year]:
    settings.PASSWORD_RULES = replace(settings.PASSWORD_RULES, days=0)  # six months go by in a minute
    with time_machine.travel(datetime(2026, 3, 1, 9, tzinfo=BEIJING), tick=False) as clock:
        played = Year(clock, send_team())
        play(played)
        yield played
