"""A part of the test Redis that belongs to one test alone.

Another run on the same machine, or a worker that such a run left behind, then takes none of its messages.
"""

import os
import uuid

REDIS = os.environ.get("TEST_REDIS_URL", "")


class Broker:
    """`environment` is for the portal's processes, `options` for a Celery application that sends to them."""

    def __init__(self):
        import redis

        self.prefix = f"portal-tests-{uuid.uuid4()}:"
        self.client = redis.Redis.from_url(REDIS)
        self.environment = {
            "REDIS_URL": REDIS,
            "REDIS_PREFIX": self.prefix,
            "DJANGO_SETTINGS_MODULE": "tests.own_redis",
        }
        self.options = {"global_keyprefix": self.prefix}

    def waiting(self):
        """How many messages no worker has taken yet."""
        return self.client.llen(f"{self.prefix}celery")

    def lose_everything(self):
        for key in self.client.scan_iter(f"{self.prefix}*", count=1000):
            self.client.delete(key)
