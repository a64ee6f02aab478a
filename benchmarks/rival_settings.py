"""The portal with one page more: a list as it is usually written, to be measured beside it on the same server."""

import os

from portal.settings import *  # noqa: F403
from portal.settings import DATABASES

ROOT_URLCONF = "benchmarks.rival_urls"
DATABASES["default"]["NAME"] = os.environ["BENCH_DATABASE"]  # key and folders are those of the measuring process
