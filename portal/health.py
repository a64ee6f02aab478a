"""Is it up, is it ready? Strangers get one word; the reasons are for `manage.py health` and the log."""

import logging
import time
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)

HEARTBEAT = "portal:heartbeat"
# Beat sends one every ten seconds; a worker busy with one long task may miss a few.
HEARTBEAT_STALE_AFTER = 60.0

_seen_migrated: set[bool] = set()


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers. Touches nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when work can be done, else 503."""
    failing = {name: reason for name, reason in report().items() if reason}
    if failing:
        log.warning("not ready: %s", failing)
    return JsonResponse({"status": "unready" if failing else "ok"}, status=503 if failing else 200)


def report() -> dict[str, str]:
    """Each part with what is wrong with it, or an empty text."""
    return {name: _outcome(check) for name, check in CHECKS.items()}


def mark_heartbeat() -> None:
    cache.set(HEARTBEAT, time.time(), timeout=None)


def _outcome(check: Callable[[], str]) -> str:
    try:
        return check()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrations() -> str:
    """Reads every migration file, so it is asked until the answer is good, then never again by this process."""
    if _seen_migrated:
        return ""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return f"{len(waiting)} migrations not applied"
    _seen_migrated.add(True)
    return ""


def _background() -> str:
    """Worker and beat together."""
    mark = cache.get(HEARTBEAT)
    if mark is None:
        return "no heartbeat yet"
    age = time.time() - mark
    return f"last heartbeat {age:.0f} s ago" if age > HEARTBEAT_STALE_AFTER else ""


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "background": _background,
}
