"""Background work of branches. Every task may run twice or too late: the tables decide what is left to do."""

from __future__ import annotations

from celery import shared_task

from branches.life.notices import tell_endings
from branches.projects.acts import follow_ended_projects


@shared_task(name="branches.follow_ended_projects")
def follow_projects() -> None:
    follow_ended_projects()


@shared_task(name="branches.tell_endings", expires=3600)
def tell_of_endings() -> None:
    tell_endings()
