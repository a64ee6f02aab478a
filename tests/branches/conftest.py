"""甲 at the beginning of its life, under a clock that goes on when told to, and 乙 before it becomes a regular one."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.projects.models import Project


@pytest.fixture
def march(cast):
    """甲 as it stands on 2026-03-16, planned to the end of June; ``march.move_to`` goes on in time."""
    noon = timezone.make_aware(datetime.combine(date(2026, 3, 16), time(12)))
    with time_machine.travel(noon, tick=False) as clock:
        TemporaryBranch.objects.filter(pk=cast.jia.pk).update(
            founded_on=date(2026, 3, 16), planned_end=date(2026, 6, 30)
        )
        Project.objects.filter(pk=cast.jia.project_id).update(started_on=date(2026, 3, 1), closed_on=None)
        cast.jia.refresh_from_db()
        yield clock


@pytest.fixture
def enough(cast):
    """乙 has the three formal members a regular branch asks for."""
    TemporaryBranch.objects.filter(pk=cast.yi.pk).update(formal_count=3)
    cast.yi.refresh_from_db()
