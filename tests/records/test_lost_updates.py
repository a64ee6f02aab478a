"""What changes in a row while an act or an import is under way is not put back by it."""

from __future__ import annotations

from typing import Any

import pytest

from branches.joint import acts as joint
from branches.joint.models import JointBuilding, JointPartner
from education.activities.models import Activity
from records.imports import running
from records.imports import saving as import_saving
from records.ledger.registry import ledger
from records.models.import_batch import ImportBatch
from records.models.job import Job
from tests.cast import Cast, days_ago, signed_in
from tests.education.entry import edit, entry, log
from tests.records.importing import HEADS, batch_of, confirm, held, meeting, upload, workbook


def test_an_import_leaves_what_its_row_does_not_change(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """One statement writes the changed columns of all rows; each row brings only its own."""
    client, heads = signed_in(cast.lijianjun), [*HEADS, "活动地点", "备注"]
    first, second = ([*meeting(theme=f"议题{n}", at=held(20 + n)), "一号会议室", "原备注"] for n in (1, 2))
    confirm(client, upload(client, "activities", workbook(heads, first, second)))
    first[-2], second[-1] = "二号会议室", "新备注"
    answer = upload(client, "activities", workbook(heads, first, second))
    meanwhile = import_saving._refuse_moved

    def refuse_moved(*args: Any) -> None:
        meanwhile(*args)
        Activity.objects.filter(theme="议题2").update(place="三号会议室")

    monkeypatch.setattr(import_saving, "_refuse_moved", refuse_moved)
    confirm(client, answer)
    told = {one.theme: (one.place, one.remark) for one in Activity.objects.all()}
    assert told == {"议题1": ("二号会议室", "原备注"), "议题2": ("三号会议室", "新备注")}


def test_an_event_that_follows_its_activity_keeps_what_people_write(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = JointPartner.objects.create(unit=cast.jia.unit, name="驻地某基地党委", since=days_ago(90))
    data = entry(cast.jia.unit, joint_partner=str(base.pk), joint_form="lecture")
    activity = log(cast.lijianjun, data)
    take = joint._take

    def taken(event: JointBuilding, facts: Any) -> None:
        JointBuilding.objects.filter(pk=event.pk).update(result="双方都满意")
        take(event, facts)

    monkeypatch.setattr(joint, "_take", taken)
    edit(cast.lijianjun, activity, {**data, "theme": "换了主题"})
    event = JointBuilding.objects.get()
    assert (event.theme, event.result) == ("换了主题", "双方都满意")


def test_a_task_that_is_quick_keeps_what_it_said_of_its_import(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(cast.lijianjun)
    batch = batch_of(upload(client, "activities", workbook(HEADS, meeting())))
    start = running.jobs.start

    def started(*args: Any, **named: Any) -> Job:
        ImportBatch.objects.filter(pk=batch.pk).update(message="已经读完", row_count=7)
        return start(*args, **named)

    monkeypatch.setattr(running.jobs, "start", started)
    running.queue(ledger("activities"), batch, running.CHECK, cast.lijianjun.user, ImportBatch.State.CHECKING)
    batch.refresh_from_db()
    assert (batch.message, batch.row_count, batch.state) == ("已经读完", 7, "checking")
