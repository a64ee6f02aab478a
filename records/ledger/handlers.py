"""Large exports as background tasks: the question of the request, asked again with the rights of the moment."""

from __future__ import annotations

from django.http import QueryDict

from records.jobs import Progress, acting_user, handler, result
from records.ledger import exporting
from records.ledger.pages.export_page import file_name
from records.ledger.registry import ledger
from records.models.job import Job


def _power(job: Job) -> str:
    return ledger(job.payload["slug"]).export_power


@handler("ledger.export", "导出台账", power=_power)
def export(job: Job, progress: Progress) -> None:
    """Payload: ``slug`` of the ledger and the ``query`` string its list was filtered by (records/ledger/exporting)."""
    found, query, user = ledger(job.payload["slug"]), job.payload["query"], acting_user(job)
    listing = exporting.listing_for(found, user, query)
    rows = exporting.chosen(listing, QueryDict(query).get("ids", ""))
    progress(0, rows.order_by().count())
    with result(job, file_name(found)) as file:
        job.done = exporting.write(listing, file, rows, user, progress)
