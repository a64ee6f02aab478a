"""Fixtures for every test. People come from tests/cast.py."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from tests.cast import Cast
from tests.closing import close_forms
from tests.recorded import recorded_cast

close_forms()


@pytest.fixture(autouse=True)
def clean_cache() -> Iterator[None]:
    """What one test put into the cache is no other test's business."""
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings) -> Path:
    """Uploads of one test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def ordinary_day() -> Iterator[None]:
    """A Wednesday in mid-quarter, for what is told by the day: no holiday, month's end or new year lies in between."""
    with time_machine.travel(datetime(2026, 9, 16, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))):
        yield


@pytest.fixture
def today() -> Iterator[time_machine.Traveller]:
    """2026-11-22, ten in the morning, in Beijing; ``today.move_to`` changes it."""
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Shanghai")), tick=False) as traveller:
        yield traveller


@pytest.fixture
def cast(db: None) -> Cast:
    """One institute, two units, four branches and everyone in them (tests/cast.py)."""
    return recorded_cast()
