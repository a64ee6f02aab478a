"""The portal with one page more: a list as it is usually written, to be measured beside it on the same server."""

from portal.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.rival_urls"
