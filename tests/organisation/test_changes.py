"""Those who listen after a commit do not hang on one another; those in the transaction can undo it."""

import pytest

from organisation import changes
from tests.cast import Cast


def broken(*_: object) -> None:
    raise RuntimeError("broken")


def test_a_broken_listener_does_not_keep_the_next_from_hearing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
) -> None:
    heard: list[list[int]] = []
    monkeypatch.setattr(changes, "_life_listeners", [broken, heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        changes.life_changed(cast.jia.unit)
    assert heard == [[cast.jia.unit_id]]


def test_inside_the_act_an_error_still_undoes_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_post_listeners", [broken])
    with pytest.raises(RuntimeError):
        changes.posts_changed(cast.jia.unit, [cast.lijianjun.pk])
