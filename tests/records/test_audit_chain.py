"""The history cannot be rewritten unseen."""

from __future__ import annotations

import pytest
from django.db import connection

from records import audit_chain, history
from records.models.history import Forbidden, HistoryLine
from tests.cast import Cast


@pytest.fixture
def told(cast: Cast) -> list[int]:
    """Three lines about 甲, sealed."""
    lines = [history.note(cast.jia, "edit", by=cast.lijianjun.user, text=f"第 {n} 次修改") for n in (1, 2, 3)]
    while audit_chain.seal_new():
        pass
    return [line.pk for line in lines]


def test_an_untouched_history_is_sound(told: list[int]) -> None:
    verdict = audit_chain.verify()
    assert verdict.is_sound
    assert verdict.lines == HistoryLine.objects.count() >= 3


def test_code_cannot_change_or_remove_a_line(told: list[int]) -> None:
    line = HistoryLine.objects.get(pk=told[0])
    line.text = "改写"
    for attempt in (line.save, line.delete, HistoryLine.objects.all().delete):
        with pytest.raises(Forbidden):
            attempt()
    with pytest.raises(Forbidden):
        HistoryLine.objects.filter(pk=told[0]).update(text="改写")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records_historyline SET text='改写' WHERE id={0}",
        "UPDATE records_historyline SET actor_name='别人' WHERE id={1}",
        "DELETE FROM records_historyseal WHERE line_id={1}",
        "UPDATE records_historyseal SET mac='0' WHERE line_id={2}",
    ],
)
def test_tampering_in_the_database_is_found(told: list[int], sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(*told))
    assert not audit_chain.verify().is_sound


def test_a_swap_of_two_lines_is_found(told: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE records_historyline SET text='x' WHERE id={told[0]}")
        cursor.execute(f"UPDATE records_historyline SET text='第 1 次修改' WHERE id={told[1]}")
        cursor.execute(f"UPDATE records_historyline SET text='第 2 次修改' WHERE id={told[0]}")
    assert len(audit_chain.verify().faults) == 2


def test_a_cut_tail_shows_against_the_noted_head(told: list[int]) -> None:
    noted = audit_chain.head()
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM records_historyseal WHERE line_id={told[2]}")
        cursor.execute(f"DELETE FROM records_historyline WHERE id={told[2]}")
    assert audit_chain.verify().is_sound
    assert audit_chain.head() != noted


def test_lines_left_unsealed_are_reported(told: list[int], cast: Cast) -> None:
    late = HistoryLine.objects.latest("id").at - 2 * audit_chain.SEALED_WITHIN
    entry = history.line(cast.jia, "edit", by=None, text="没有固化")
    entry.at = late
    entry.save()
    assert "没有固化" in " ".join(audit_chain.verify().faults)
