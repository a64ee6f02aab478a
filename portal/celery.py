"""The Celery application: broker and limits from the settings, periodic work from `<app>/schedule.py`."""

import os
import warnings

from celery import Celery
from celery.exceptions import SecurityWarning
from celery.signals import beat_init

from portal import folder_broker
from portal.schedule import beat_schedule

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
folder_broker.register()
# The warning about running as root is about pickled messages; only JSON is accepted here.
warnings.filterwarnings("ignore", category=SecurityWarning)

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = beat_schedule()
app.autodiscover_tasks()


@beat_init.connect
def _first_heartbeat(**kwargs: object) -> None:
    """Without waiting a whole interval: the portal is ready when this one has gone through beat, broker and worker."""
    app.send_task("portal.tasks.heartbeat", expires=60)
