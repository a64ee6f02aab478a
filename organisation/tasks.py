"""Background work of organisations. Every task may run twice or too late: the tables decide what is left to do."""

from __future__ import annotations

from celery import shared_task

from organisation.posts.following import follow_turned_posts


@shared_task(name="organisation.follow_turned_posts", expires=3600)
def follow_posts() -> None:
    follow_turned_posts()
