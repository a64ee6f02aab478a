"""Lists, single records and powers agree for everyone, and nobody finds what is not theirs."""

from __future__ import annotations

from organisation.powers import Power
from records.ledger import Ledger
from tests.cast import signed_in
from tests.contract.conftest import Scene


def test_the_list_the_power_and_the_detail_page_agree(scene: Scene) -> None:
    for person in scene.cast.people:
        client = signed_in(person)
        for record in (scene.row, scene.other):
            fresh = type(record)._default_manager.get(pk=record.pk)
            for power in Power:
                listed = scene.ledger.rows(person.user, power).filter(pk=record.pk).exists()
                assert listed == person.user.has_perm(power, fresh), (person.name, power.label)
            answer = client.get(scene.ledger.url("detail", record.pk)).status_code
            allowed = person.user.has_perm(Power.VIEW, fresh)
            assert answer == (200 if allowed else 404), person.name


def test_strangers_are_sent_to_the_sign_in_page(scene: Scene, client) -> None:
    for url in (scene.ledger.url("list"), scene.ledger.url("detail", scene.row.pk), scene.ledger.url("export")):
        answer = client.get(url)
        assert answer.status_code == 302 and "/accounts/login/" in answer["Location"]


def test_another_unit_finds_nothing_by_list_link_print_or_history(scene: Scene) -> None:
    client = signed_in(scene.outsider)
    title = scene.ledger.heading(scene.row)
    assert title not in client.get(scene.ledger.url("list")).content.decode()
    assert title not in client.get(scene.ledger.url("print_list")).content.decode()
    for page in ("detail", "history", "print"):
        assert client.get(scene.ledger.url(page, scene.row.pk)).status_code == 404


def test_another_unit_can_neither_change_nor_move_nor_void(scene: Scene) -> None:
    client, ledger = signed_in(scene.outsider), scene.ledger
    before = type(scene.row)._base_manager.filter(pk=scene.row.pk).values().get()
    for move in ledger.workflow.moves if ledger.workflow else ():
        assert client.post(ledger.url("move", scene.row.pk, move.code), {"reason": "试试"}).status_code == 404
    if ledger.form:
        assert client.post(ledger.url("edit", scene.row.pk), {}).status_code == 404
        assert client.post(ledger.url("discard", scene.row.pk), {"reason": "试试"}).status_code == 404
    assert type(scene.row)._base_manager.filter(pk=scene.row.pk).values().get() == before


def test_someone_without_the_power_is_refused_inside(scene: Scene) -> None:
    """A plain member may look at most: 403 where a person inside lacks the power, 404 where they may not even look."""
    ledger, member = scene.ledger, scene.cast.chenxiaodong
    client = signed_in(member)
    expected = 403 if member.user.has_perm(Power.VIEW, scene.row) else 404
    if ledger.form and not member.user.has_perm(ledger.edit_power, scene.row):
        assert client.get(ledger.url("edit", scene.row.pk)).status_code == expected
    if ledger.form and not member.user.has_perm(ledger.create_power):
        assert client.get(ledger.url("create")).status_code == 403
    if not member.user.has_perm(ledger.export_power):
        assert client.get(ledger.url("export")).status_code == 403


def test_a_post_that_ended_shows_nothing(scene: Scene) -> None:
    client = signed_in(scene.cast.wugang)
    assert client.get(scene.ledger.url("detail", scene.row.pk)).status_code == 404


def test_the_ledger_names_its_reach(ledger: Ledger) -> None:
    assert hasattr(ledger.model, "permissions"), "a model without a permission rule shows nothing to anybody"
