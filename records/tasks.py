"""Celery's side of the record machinery. Messages carry ids only and may be lost or doubled.

The worker loads this module; `records.run_job` stands beside what sends it, in `records.jobs.queue`.
"""

from __future__ import annotations

from celery import shared_task

from records import once
from records.files import leftovers, staging
from records.imports import cleaning
from records.jobs import queue, runner


@shared_task(name="records.sweep_jobs")
def sweep_jobs() -> None:
    queue.sweep()


@shared_task(name="records.clean_files")
def clean_files() -> None:
    runner.clean()
    leftovers.clear_away()


@shared_task(name="records.sweep_forms")
def sweep_forms() -> None:
    staging.sweep()
    once.sweep()


@shared_task(name="records.clean_imports")
def clean_imports() -> None:
    cleaning.clean()
