"""Two fingers on one button, two tabs with one file: still one record each."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from education.activities.models import Activity
from records.models.history import HistoryLine
from records.models.import_batch import ImportBatch
from tests.cast import signed_in
from tests.records.importing import HEADS, batch_of, meeting, upload, url, workbook

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = [meeting(theme=f"议题{n}") for n in range(30)]


def all_at_once(presses):
    """Each press in a thread with a connection of its own; the answers' codes."""

    def run(press):
        try:
            return press().status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(run, presses))


def press(person, batch):
    client = signed_in(person)
    return lambda: client.post(url(batch, "confirm"), {"digest": batch.digest})


def test_one_preview_confirmed_by_four_clicks_is_saved_once(cast):
    batch = batch_of(upload(signed_in(cast.lijianjun), "activities", workbook(HEADS, *ROWS)))
    codes = all_at_once([press(cast.lijianjun, batch) for _ in range(4)])
    assert max(codes) < 500
    assert Activity.objects.count() == 30
    assert HistoryLine.objects.filter(verb="import").count() == 30
    assert ImportBatch.objects.get().state == "done"


def test_one_file_in_three_tabs_is_saved_once(cast):
    client = signed_in(cast.lijianjun)
    batches = [batch_of(upload(client, "activities", workbook(HEADS, *ROWS))) for _ in range(3)]
    codes = all_at_once([press(cast.lijianjun, batch) for batch in batches])
    assert max(codes) < 500
    assert Activity.objects.count() == 30
    assert sorted(ImportBatch.objects.values_list("state", flat=True)) == ["checked", "checked", "done"]
