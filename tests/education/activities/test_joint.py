"""An activity held with a partner: one tick, and it stands in 联建共建 with its own facts."""

import pytest

from branches.joint.models import JointBuilding, JointPartner
from records import history, voiding
from records.ledger.registry import ledger
from records.workflow import perform
from tests.cast import Cast, days_ago, signed_in
from tests.education.entry import edit, entry, log, missing, sentences


@pytest.fixture
def base(cast: Cast) -> JointPartner:
    return JointPartner.objects.create(unit=cast.jia.unit, name="驻地某基地党委", since=days_ago(90))


def ticked(cast: Cast, base: JointPartner, **more):
    return entry(cast.jia.unit, joint_partner=str(base.pk), joint_form="lecture", **more)


def test_one_tick_makes_it_count(cast: Cast, base: JointPartner):
    activity = log(cast.lijianjun, ticked(cast, base, **missing(cast.plain[0], "leave", "出差")), then="submit")
    event = JointBuilding.objects.get()
    assert (event.theme, event.held_on, event.headcount) == (activity.theme, activity.held_on, activity.present)
    assert (event.partner, event.form, event.state) == (base, "lecture", "done")
    page = signed_in(cast.lijianjun).get(ledger("activities").url("detail", activity.pk)).content.decode()
    assert "驻地某基地党委" in page and "共享党课" in page
    there = signed_in(cast.gaoyumei).get(ledger("joint-buildings").url("detail", event.pk)).content.decode()
    assert ledger("activities").url("detail", activity.pk) in there


def test_a_draft_stays_with_the_branch(cast: Cast, base: JointPartner):
    activity = log(cast.lijianjun, ticked(cast, base))
    url = ledger("joint-buildings").url("detail", JointBuilding.objects.get().pk)
    assert [signed_in(p).get(url).status_code for p in (cast.lijianjun, cast.gaoyumei)] == [200, 404]
    perform(activity, "submit", by=cast.lijianjun.user)
    assert signed_in(cast.gaoyumei).get(url).status_code == 200
    perform(activity, "return", by=cast.gaoyumei.user, reason="补照片")
    assert signed_in(cast.gaoyumei).get(url).status_code == 404


def test_it_follows_the_activity(cast: Cast, base: JointPartner):
    data = ticked(cast, base)
    activity = log(cast.lijianjun, data)
    edit(cast.lijianjun, activity, {**data, "theme": "换了主题", "joint_form": "study"})
    event = JointBuilding.objects.get()
    assert (event.theme, event.form) == ("换了主题", "study")
    edit(cast.lijianjun, activity, {**data, "joint_partner": "", "joint_form": ""})
    event.refresh_from_db()
    assert event.is_voided and event.void_reason == "活动不再列入联建共建"
    edit(cast.lijianjun, activity, data)
    assert JointBuilding.objects.not_voided().count() == 1


def test_data_that_does_not_speak_of_it_leaves_it(cast: Cast, base: JointPartner):
    data = ticked(cast, base)
    activity = log(cast.lijianjun, data)
    silent = {name: value for name, value in data.items() if not name.startswith("joint_")}
    edit(cast.lijianjun, activity, {**silent, "theme": "换了主题"})
    assert JointBuilding.objects.not_voided().get().theme == "换了主题"


def test_a_voided_or_deleted_activity_does_not_count(cast: Cast, base: JointPartner):
    activity = log(cast.lijianjun, ticked(cast, base), then="submit")
    voiding.discard(activity, by=cast.lijianjun.user, reason="登记错了")
    draft = log(cast.lijianjun, ticked(cast, base, theme="又一次"))
    voiding.discard(draft, by=cast.lijianjun.user, reason="")
    assert JointBuilding.objects.count() == 2 and not JointBuilding.objects.not_voided().exists()


def test_both_or_none_and_only_partners_of_the_branch(cast: Cast, base: JointPartner):
    assert "共建方和形式都要选" in sentences(cast.lijianjun, entry(cast.jia.unit, joint_partner=str(base.pk)))
    other = JointPartner.objects.create(unit=cast.bing.unit, name="别处", since=days_ago(90))
    said = sentences(cast.lijianjun, entry(cast.jia.unit, joint_partner=str(other.pk), joint_form="study"))
    assert "joint_partner" in said


def test_the_ledger_takes_in_an_activity_that_was_logged_before(cast: Cast, base: JointPartner):
    activity = log(cast.lijianjun, entry(cast.jia.unit), then="submit")
    client, url = signed_in(cast.lijianjun), ledger("joint-buildings").url("create")
    data = {
        "unit": cast.jia.unit_id,
        "partner": str(base.pk),
        "form": "problem",
        "source": f"activities:{activity.pk}",
        "result": "解决供电不稳",
        "problem": "供电不稳",
        "solved": "on",
    }
    assert client.post(url, data).status_code == 302
    event = JointBuilding.objects.get()
    assert (event.held_on, event.theme, event.headcount) == (activity.held_on, activity.theme, activity.present)
    assert client.post(url, data).status_code == 422
    edited = client.post(
        ledger("joint-buildings").url("edit", event.pk),
        {**data, "version": event.version, "theme": "另写一个", "headcount": "99", "result": "已解决"},
    )
    assert edited.status_code == 302
    event.refresh_from_db()
    assert (event.theme, event.headcount, event.result) == (activity.theme, activity.present, "已解决")


def test_activities_of_others_cannot_be_named(cast: Cast, base: JointPartner):
    foreign = log(cast.chensiyuan, entry(cast.bing.unit, host_name="陈思远"))
    data = {"unit": cast.jia.unit_id, "partner": str(base.pk), "form": "study", "source": f"activities:{foreign.pk}"}
    answer = signed_in(cast.lijianjun).post(ledger("joint-buildings").url("create"), data)
    assert answer.status_code == 422 and not JointBuilding.objects.exists()


def test_the_history_tells_of_the_tick(cast: Cast, base: JointPartner):
    data = entry(cast.jia.unit)
    activity = log(cast.lijianjun, data)
    edit(cast.lijianjun, activity, {**data, "joint_partner": str(base.pk), "joint_form": "study"})
    line = history.of(activity).first()
    assert line is not None and line.changes["联建共建"] == ["—", "驻地某基地党委 共学理论"]
