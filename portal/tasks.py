"""Periodic work that belongs to the house itself."""

from celery import shared_task
from django.core.management import call_command

from portal import health


@shared_task
def heartbeat() -> None:
    """Sent by beat, run by the worker: when the mark is fresh, both are alive."""
    health.mark_heartbeat()


@shared_task
def clear_sessions() -> None:
    """Rows of sessions that ended on their own; those ended by their owner are gone already."""
    call_command("clearsessions")
