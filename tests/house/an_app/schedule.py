from celery.schedules import crontab

SCHEDULE = {"an_app.tasks.morning": crontab(hour=7, minute=0)}
