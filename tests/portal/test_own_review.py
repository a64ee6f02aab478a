"""Who handed a record in does not review it: by whichever post, after whichever way, and who else may is said."""

from __future__ import annotations

import pytest

from education.activities.models import Activity
from organisation.middleware import SESSION_KEY
from organisation.posts.acts import open_post
from organisation.powers import Role
from records import other_hands, settings_store
from records.ledger.registry import ledger
from records.workflow import MoveRefused, perform
from tests.cast import Cast, signed_in
from tests.making import makers


def drafted(cast: Cast, unit=None) -> Activity:
    made = makers()["activities"].make_draft(cast, unit or cast.jia.unit, 1)
    Activity.objects.filter(pk=made.pk).update(author=cast.lijianjun.user)
    made.refresh_from_db()
    return made


def test_the_deputy_who_handed_it_in_does_not_approve_it_as_the_units_officer(cast: Cast) -> None:
    both = cast.wanghaiyan
    officer = open_post(person=both, role=Role.UNIT_OFFICER, unit=cast.first, by=None)
    record = perform(drafted(cast), "submit", by=both.user)
    assert record.submitted_by == both.user
    client = signed_in(both)
    session = client.session
    session[SESSION_KEY] = officer.pk  # 身份切换 to the post that reviews
    session.save()
    answer = client.post(ledger("activities").url("move", record.pk, "approve"), {"version": record.version})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "这条记录由您登记或提交，不能由您本人通过；请由" in text
    assert "黄伟杰（一部党委院属单位党务干事）" in text and "高玉梅（一部党委院属单位党委书记）" in text
    assert perform(record, "approve", by=cast.gaoyumei.user).state == "approved"


def test_an_import_and_a_later_correction_are_handing_in_too(cast: Cast) -> None:
    record = perform(drafted(cast), "submit", by=cast.lijianjun.user)
    Activity.objects.filter(pk=record.pk).update(submitted_by=cast.huangweijie.user)
    record.refresh_from_db()
    with pytest.raises(MoveRefused, match="不能由您本人退回"):
        perform(record, "return", by=cast.huangweijie.user, reason="缺照片")


def test_where_nobody_else_reviews_the_sentence_names_the_ways_on(cast: Cast) -> None:
    """孙丽 is the only reviewer of 二部."""
    record = drafted(cast, cast.bing.unit)
    Activity.objects.filter(pk=record.pk).update(state="submitted", author=cast.sunli.user)
    page = signed_in(cast.sunli).get(ledger("activities").url("detail", record.pk)).content.decode()
    assert "目前没有其他人可以办理" in page and "没有其他审核人时可以" in page
    settings_store.put(other_hands.OWN_REVIEW, other_hands.ALONE, by=None, reason="二部只有一名审核人员")
    record.refresh_from_db()
    assert perform(record, "approve", by=cast.sunli.user).state == "approved"


def test_lifted_for_the_lonely_it_still_holds_where_others_review(cast: Cast) -> None:
    settings_store.put(other_hands.OWN_REVIEW, other_hands.ALONE, by=None, reason="二部只有一名审核人员")
    record = drafted(cast)
    Activity.objects.filter(pk=record.pk).update(state="submitted", author=cast.gaoyumei.user)
    record.refresh_from_db()
    with pytest.raises(MoveRefused, match="不能由您本人通过"):
        perform(record, "approve", by=cast.gaoyumei.user)
