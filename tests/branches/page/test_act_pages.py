"""One small form, one act: whom it lets in, and that a refusal loses nothing and keeps nothing by half."""

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.life.models import TemporaryBranch
from records import history, numbers, settings_store
from records.ledger.registry import ledger
from records.models.attachment import Attachment
from tests.branches.squads.story import running, state, written
from tests.cast import Cast, days_ago, signed_in
from tests.records.test_uploads import photo

ROSTER = ("add_member", "add_participant", "transfer", "add_group")
LIFE = ("extend", "begin_dissolving", "convert", "resume", "dissolve", "archive", "permit")
FORMS = [*ROSTER, *LIFE, "designate", "decision"]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_opens_for_those_who_may_and_is_not_there_for_others(cast: Cast, name: str):
    url, keeper = reverse(f"branches:{name}", args=[cast.jia.pk]), cast.lijianjun if name in ROSTER else cast.linjing
    assert signed_in(keeper).get(url).status_code == 200
    for send in ("get", "post"):
        assert getattr(signed_in(cast.chenxiaodong), send)(url).status_code == 403
        assert getattr(signed_in(cast.zhaozhiqiang), send)(url).status_code == 404
        assert getattr(signed_in(cast.stranger), send)(url).status_code == 404


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_done_to_what_was_voided(cast: Cast, name: str):
    TemporaryBranch.objects.filter(pk=cast.jia.pk).update(voided_at=timezone.now())
    assert signed_in(cast.linjing).get(reverse(f"branches:{name}", args=[cast.jia.pk])).status_code == 404


def flag(**typed: object) -> dict[str, object]:
    return {"flag_on": str(days_ago(1)), "flag_by": "二院党委书记 何远", "flag_to": "王海燕", **typed}


def test_a_refused_act_keeps_what_was_typed_and_no_photo(cast: Cast):
    squad = running(cast)
    url = ledger("squads").url("move", squad.pk, "flag")
    said = signed_in(cast.lijianjun).post(url, flag(flag_on=str(days_ago(-1)), photos=[photo()]))
    page = said.content.decode()
    assert said.status_code == 422
    assert "授旗日期应在组建时间之后" in page and "二院党委书记 何远" in page
    assert not Attachment.objects.exists()


def test_an_act_whose_photos_cannot_be_kept_is_not_done(cast: Cast):
    squad = running(cast)
    settings_store.put(numbers.PHOTOS_AT_MOST, 1, by=None, reason="试验")
    url = ledger("squads").url("move", squad.pk, "flag")
    said = signed_in(cast.lijianjun).post(url, flag(photos=[photo(), photo("第二张.jpg")]))
    squad.refresh_from_db()
    assert said.status_code == 422
    assert (squad.flag_on, Attachment.objects.count()) == (None, 0)
    assert not history.of(squad).filter(verb="flag").exists()
    assert signed_in(cast.lijianjun).post(url, flag(photos=[photo()])).status_code == 302
    assert Attachment.objects.count() == 1


def test_a_reason_that_comes_too_late_stays_on_the_page(cast: Cast):
    """The unit writes why it sends a squad back, while a colleague accepts it."""
    squad = running(cast)
    url = ledger("squads").url("move", squad.pk, "return")
    said = signed_in(cast.gaoyumei).post(url, {"reason": "请写清攻关目标", "version": squad.version - 1})
    assert said.status_code == 422
    assert "刚刚被别人处理" in said.content.decode() and "请写清攻关目标" in said.content.decode()
    assert state(squad) == "running"


def test_a_button_that_comes_too_late_leads_to_the_record_as_it_stands(cast: Cast):
    squad = running(cast)
    url = ledger("squads").url("move", squad.pk, "submit")
    said = signed_in(cast.lijianjun).post(url, {"version": squad.version - 1}, follow=True)
    assert said.redirect_chain == [(ledger("squads").url("detail", squad.pk), 302)]
    assert "刚刚被别人处理" in said.content.decode()


def test_a_reason_that_is_missing_is_asked_for(cast: Cast):
    squad = written(cast, then="submit")
    said = signed_in(cast.gaoyumei).post(ledger("squads").url("move", squad.pk, "return"), {"reason": " "})
    assert said.status_code == 422
    assert "请填写退回的原因" in said.content.decode()


def test_a_draft_is_removed_and_what_was_handed_in_is_voided_with_its_reason(cast: Cast):
    draft, sent = written(cast), written(cast, name="另一支", then="submit")
    client = signed_in(cast.lijianjun)
    url = ledger("squads").url("discard", draft.pk)
    assert "删除后不能找回" in client.get(url).content.decode()
    assert client.post(url).url == ledger("squads").url("list")
    url = ledger("squads").url("discard", sent.pk)
    said = client.post(url, {"reason": "误报" * 100})
    assert said.status_code == 422 and "误报" * 100 in said.content.decode()
    assert client.post(url, {"reason": "误报"}).url == ledger("squads").url("detail", sent.pk)
    sent.refresh_from_db()
    assert sent.void_reason == "误报"
