"""Periodic work. Each app may have a `schedule.py` with SCHEDULE: task name -> seconds, or a Celery crontab.

    SCHEDULE = {"records.tasks.sweep": 10, "reminders.tasks.morning": crontab(hour=7, minute=0)}

Names, not functions: declaring an hour must not import the work.
"""

from importlib import import_module
from importlib.util import find_spec

from celery.schedules import crontab

APPS = ("accounts", "records", "organisation", "reminders", "branches", "education", "supervision", "welfare")
SCHEDULE: dict[str, int | crontab] = {
    "portal.tasks.heartbeat": 10,
    "portal.tasks.clear_sessions": crontab(hour=3, minute=20),
}

# A day's task that could not run within the hour is made up from the tables, not from an old message.
CRONTAB_EXPIRES = 3600


def beat_schedule() -> dict[str, dict[str, object]]:
    """All of it in beat's own shape."""
    tasks = dict(SCHEDULE)
    for app in APPS:
        if find_spec(f"{app}.schedule"):
            tasks |= import_module(f"{app}.schedule").SCHEDULE
    return {name: _entry(name, every) for name, every in tasks.items()}


def _entry(name: str, every: int | crontab) -> dict[str, object]:
    """Expires just short of its interval, so that a worker that stood still does not wake to a flood."""
    expires = CRONTAB_EXPIRES if isinstance(every, crontab) else max(every - 1, 1)
    return {"task": name, "schedule": every, "options": {"expires": expires}}
