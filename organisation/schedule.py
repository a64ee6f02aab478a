"""When the work of organisations is done; read by portal.schedule."""

from celery.schedules import crontab

SCHEDULE: dict[str, int | crontab] = {
    "organisation.follow_turned_posts": crontab(hour=0, minute=10),
}
