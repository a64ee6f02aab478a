"""When the work of branches is done; read by portal.schedule."""

from celery.schedules import crontab

SCHEDULE: dict[str, int | crontab] = {
    "branches.follow_ended_projects": crontab(hour=1, minute=10),
    "branches.tell_endings": crontab(hour=2, minute=50),
}
