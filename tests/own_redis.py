"""The portal's own settings with a name before every key in Redis: for processes that tests/broker.py speaks to."""

import os

from portal.settings import *  # noqa: F403
from portal.settings import CACHES, CELERY_BROKER_TRANSPORT_OPTIONS

PREFIX = os.environ["REDIS_PREFIX"]
CELERY_BROKER_TRANSPORT_OPTIONS = {**CELERY_BROKER_TRANSPORT_OPTIONS, "global_keyprefix": PREFIX}
CACHES = {"default": {**CACHES["default"], "KEY_PREFIX": PREFIX}}
