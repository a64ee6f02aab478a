"""Celery. The database is the truth; messages carry ids only and may be lost or doubled."""

import os

from portal.settings.env import private_dir

_REDIS_URL = os.environ.get("REDIS_URL", "")


def _folder_broker() -> dict[str, object]:
    """Message files in private folders (portal.folder_broker); one look a second would be four tasks a second."""
    messages = str(private_dir("queue", "messages"))
    return {
        "data_folder_in": messages,
        "data_folder_out": messages,
        "control_folder": str(private_dir("queue", "control")),
        "processed_folder": str(private_dir("queue", "processed")),
        "polling_interval": 0.05,
    }


CELERY_BROKER_URL = _REDIS_URL or "folder://localhost/"
# Longer than the longest task, so that Redis does not hand a running task to a second worker.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600} if _REDIS_URL else _folder_broker()
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 270
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_STORE_ERRORS_EVEN_IF_IGNORED = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_ENABLE_UTC = True
CELERY_BEAT_SCHEDULE_FILENAME = str(private_dir("queue") / "beat")
