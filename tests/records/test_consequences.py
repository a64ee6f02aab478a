"""What was connected to a model follows every move of its records, and of no others, in the transaction of the move."""

import pytest

from records.voiding import VOID
from records.workflow import REVIEW, MoveRefused, connect, follow
from tests.sample.models import Note


class Fact:
    """Something that is imported and has no workflow."""


@pytest.fixture
def note(monkeypatch):
    """Its model gets the workflow of before back."""
    monkeypatch.setattr(Note, "workflow", REVIEW)
    return Note(title="甲")


def test_the_consequences_of_the_workflow_come_first_then_the_connected_in_order(note):
    said = []
    Note.workflow = REVIEW.then(lambda note, move, by: said.append(f"own {move.code}"))
    connect(Note, lambda *_: said.append("first"), lambda *_: said.append("second"))
    connect(Note, lambda *_: said.append("third"))
    follow(note, VOID, None)
    assert said == ["own void", "first", "second", "third"]


def test_connecting_twice_acts_once(note):
    said = []

    def tell(note, move, by):
        said.append(note.title)

    connect(Note, tell)
    connect(Note, tell)
    follow(note, VOID, None)
    assert said == ["甲"]


def test_others_of_the_same_workflow_hear_nothing_and_a_fact_needs_none(note):
    said = []
    connect(Note, lambda *_: said.append("note"))
    assert REVIEW.consequences == ()
    follow(Fact(), VOID, None)
    assert said == []


def test_a_model_without_moves_of_its_own_still_tells_of_voiding(note, monkeypatch):
    """A fact is edited, voided and taken back like any record: 五必问, 五必做."""
    monkeypatch.setattr(Note, "workflow", None)
    monkeypatch.setattr("records.workflow._without_moves", {})
    said = []

    def tell(record, move, by):
        said.append(move.code)

    connect(Note, tell)
    connect(Note, tell)
    follow(note, VOID, None)
    assert said == ["void"]


def test_a_refusal_reaches_whoever_made_the_move(note):
    def refuse(note, move, by):
        raise MoveRefused("还不行。")

    connect(Note, refuse)
    with pytest.raises(MoveRefused, match="还不行"):
        follow(note, VOID, None)
