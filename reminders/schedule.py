"""When the work of reminding is done; read by portal.schedule."""

from celery.schedules import crontab

SCHEDULE: dict[str, int | crontab] = {
    "reminders.tasks.tick": 60,
    "reminders.tasks.sweep": 10,
    "reminders.tasks.recompute_deadlines": 600,
    "reminders.tasks.recompute_everything": crontab(hour=2, minute=30),
    "reminders.tasks.clear_notices": crontab(hour=4, minute=10),
}
