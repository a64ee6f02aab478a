"""Celery's side of the record machinery. Messages carry ids only and may be lost or doubled."""

from __future__ import annotations

from celery import shared_task

from records.files import leftovers
from records.imports import cleaning
from records.jobs import runner


@shared_task(name="records.run_job")
def run_job(job_id: str) -> None:
    runner.run(job_id)


@shared_task(name="records.sweep_jobs")
def sweep_jobs() -> None:
    runner.sweep()


@shared_task(name="records.clean_files")
def clean_files() -> None:
    runner.clean()
    leftovers.clear_away()


@shared_task(name="records.clean_imports")
def clean_imports() -> None:
    cleaning.clean()
