"""gunicorn, for `manage.py up` and the container alike. Variables: WEB_WORKERS, WEB_THREADS, LOG_LEVEL."""

import os
from pathlib import Path

wsgi_app = "portal.wsgi"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
timeout = 60
graceful_timeout = 20
keepalive = 5
# A worker makes room for a fresh one now and then; not all at the same moment.
max_requests = 10_000
max_requests_jitter = 1_000
# The worker's sign of life is a file: in memory, so that a slow disk does not look like a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
limit_request_line = 8190
errorlog = "-"
# Addresses of readers are not logged: routes for opinions promise it (an access log belongs to the proxy in front).
accesslog = None
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
proc_name = "portal"
# Nobody steers the server from outside; the supervisor and the container do.
control_socket_disable = True
