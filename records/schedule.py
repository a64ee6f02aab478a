"""Periodic work of the record machinery: task name → seconds or an hour."""

from __future__ import annotations

from celery.schedules import crontab

SCHEDULE: dict[str, int | crontab] = {
    "records.sweep_jobs": 10,
    "records.sweep_forms": crontab(minute=25),
    "records.clean_files": crontab(hour=3, minute=40),
    "records.clean_imports": crontab(hour=3, minute=50),
}
