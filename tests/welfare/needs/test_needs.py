"""三级联动: who holds a need, how long, by when; answered, not content, opened again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from organisation.posts.models import Post
from records import saving, settings_store
from records.workflow import MoveRefused, perform
from reminders import workdays
from tests.cast import Cast, days_ago, signed_in
from tests.welfare.asks.makers import make_ask
from tests.welfare.needs.makers import make_need, need_data
from welfare.asks.forms import AskForm
from welfare.asks.models import Ask
from welfare.needs.models import Need, NeedHandOver
from welfare.needs.numbers import need_due


def post_of(person) -> Post:
    return Post.objects.get(person=person)


@pytest.fixture
def need(cast: Cast) -> Need:
    return make_need(cast, cast.jia.unit, 1)


def test_a_need_goes_up_and_every_hand_over_says_who_and_how_long(cast: Cast, need: Need) -> None:
    NeedHandOver.objects.filter(need=need).update(began_at=timezone.now() - timedelta(days=3, hours=2))
    perform(need, "pass_up", by=cast.lijianjun.user, told={"to": post_of(cast.huangweijie), "reason": "支部没有车"})
    perform(need, "pass_up", by=cast.huangweijie.user, told={"to": post_of(cast.linjing), "reason": "单位没有编制"})
    perform(need, "answer", by=cast.linjing.user, told={"answer": "院里派车"})
    stretches = list(need.hand_overs.all())
    assert [(s.holder_name, str(s.unit), s.reason) for s in stretches] == [
        ("李建军", "甲支部", ""), ("黄伟杰", "一部党委", "支部没有车"), ("林静", "二院党委", "单位没有编制"),
    ]  # fmt: skip
    assert stretches[0].held_text == "3 天" and all(s.ended_at for s in stretches)
    page = signed_in(cast.lijianjun).get(f"/needs/{need.pk}/").content.decode()
    assert "历时 3 天" in page and "单位没有编制" in page


def test_not_content_means_the_last_holder_has_it_again(cast: Cast, need: Need) -> None:
    perform(need, "pass_up", by=cast.lijianjun.user, told={"to": post_of(cast.huangweijie), "reason": "支部没有车"})
    perform(need, "answer", by=cast.huangweijie.user, told={"answer": "派车"})
    perform(need, "reopen", by=cast.lijianjun.user, told={"reason": "车没有来"})
    assert (need.state, need.holder, need.reopened, need.answered_on) == ("open", cast.huangweijie, 1, None)
    assert need.due_on == need_due("unit", timezone.localdate())
    perform(need, "answer", by=cast.huangweijie.user, told={"answer": "车来了"})
    perform(need, "confirm", by=cast.lijianjun.user, told={"satisfaction": "content"})
    assert (need.state, need.satisfaction, need.closed_on) == ("closed", "content", timezone.localdate())


def test_a_need_never_goes_down_or_aside(cast: Cast, need: Need) -> None:
    for person in (cast.wanghaiyan, cast.sunli):
        with pytest.raises(MoveRefused):
            perform(need, "pass_up", by=cast.lijianjun.user, told={"to": post_of(person), "reason": "试试"})


def test_passing_up_asks_for_a_reason_and_answering_for_words(cast: Cast, need: Need) -> None:
    with pytest.raises(MoveRefused, match="上报的原因"):
        perform(need, "pass_up", by=cast.lijianjun.user, told={"to": post_of(cast.huangweijie), "reason": " "})
    with pytest.raises(MoveRefused, match="办理结果"):
        perform(need, "answer", by=cast.lijianjun.user, told={"answer": ""})


def test_someone_above_cannot_act_before_it_is_passed_up(cast: Cast, need: Need) -> None:
    with pytest.raises(MoveRefused):
        perform(need, "answer", by=cast.huangweijie.user, told={"answer": "我来办"})
    assert signed_in(cast.huangweijie).get(f"/needs/{need.pk}/move/answer/").status_code == 404


def test_an_old_page_does_not_act_twice(cast: Cast, need: Need) -> None:
    client, url = signed_in(cast.lijianjun), f"/needs/{need.pk}/move/answer/"
    body = {"answer": "已解决", "version": str(need.version)}
    assert client.post(url, body).status_code == 302
    assert client.post(url, body).status_code == 403
    assert NeedHandOver.objects.filter(need=need).count() == 1


def test_the_clock_of_each_level_is_a_number_with_a_history(cast: Cast) -> None:
    settings_store.put("welfare.need_days.branch", 3, by=None, reason="试行", valid_from=days_ago(10))
    almanac = workdays.load()
    assert need_due("branch", days_ago(20)) == almanac.after_workdays(days_ago(20), 7)
    assert need_due("branch", days_ago(5)) == almanac.after_workdays(days_ago(5), 3)


def test_one_tap_from_an_answer_to_a_need(cast: Cast) -> None:
    ask = make_ask(cast, cast.jia.unit, 1, "leisure", result="need", note="想有个篮球架")
    client = signed_in(cast.lijianjun)
    url = f"/needs/new/?ask={ask.pk}"
    assert url in client.get(f"/asks/{ask.pk}/").content.decode()
    form = client.get(url).context["form"]
    assert form["description"].value() == "想有个篮球架" and form["raised_by"].value() == ask.person_id
    body = {name: form[name].value() or "" for name in form.fields if name != "version"}
    assert client.post("/needs/new/", body).status_code == 302
    made = Need.objects.get()
    assert (made.ask, made.holder, made.level) == (ask, cast.lijianjun, "branch")
    again = client.post("/needs/new/", {**body, "client_id": ""})
    assert again.status_code == 422 and Need.objects.count() == 1


def test_the_answer_is_read_as_high_as_the_need(cast: Cast) -> None:
    ask = make_ask(cast, cast.jia.unit, 1, "leisure", result="need", note="想有个篮球架")
    need = make_need(cast, cast.jia.unit, 2, ask=ask)
    assert not Ask.objects.visible_to(cast.huangweijie.user).exists()
    perform(need, "pass_up", by=cast.lijianjun.user, told={"to": post_of(cast.huangweijie), "reason": "没有钱"})
    assert Ask.objects.visible_to(cast.huangweijie.user).get() == ask
    assert not Ask.objects.visible_to(cast.linjing.user).exists()


def test_what_was_said_in_confidence_is_not_carried_into_the_need(cast: Cast) -> None:
    ask = make_ask(cast, cast.jia.unit, 1, "integrity", result="need", note="有人送礼")
    form = signed_in(cast.zhangxue).get(f"/needs/new/?ask={ask.pk}").context["form"]
    assert form["description"].value() == ""
    assert "from_ask" not in (signed_in(cast.wanghaiyan).get(f"/needs/new/?ask={ask.pk}").context["form"].initial)


def test_only_those_who_care_there_can_hold_it(cast: Cast) -> None:
    body = need_data(cast, cast.jia.unit) | {"holder": str(cast.chenxiaodong.pk)}
    answer = signed_in(cast.lijianjun).post("/needs/new/", body)
    assert answer.status_code == 422 and "办理人" in answer.content.decode()


def test_an_edit_from_below_leaves_the_holder_above(cast: Cast, need: Need) -> None:
    perform(need, "pass_up", by=cast.lijianjun.user, told={"to": post_of(cast.huangweijie), "reason": "支部没有车"})
    body = need_data(cast, cast.jia.unit) | {"version": str(need.version), "urgency": "urgent"}
    assert signed_in(cast.lijianjun).post(f"/needs/{need.pk}/edit/", body).status_code == 302
    need.refresh_from_db()
    assert (need.urgency, need.holder, need.hand_overs.count()) == ("urgent", cast.huangweijie, 2)


def test_an_answer_corrected_while_its_need_goes_up_is_read_as_high_as_the_need(cast: Cast, need: Need) -> None:
    """The form read the level of the need before; saving asks again."""
    ask = make_ask(cast, cast.jia.unit, 1, result=Ask.Result.NEED)
    Need.objects.filter(pk=need.pk).update(ask=ask)
    ask = Ask.objects.get(pk=ask.pk)
    drawn = AskForm(instance=ask, user=cast.lijianjun.user)
    typed = {name: drawn[name].value() for name in drawn.fields if drawn[name].value() is not None}
    form = AskForm({**typed, "note": "多了一句"}, instance=ask, user=cast.lijianjun.user)
    assert form.is_valid(), form.errors
    step = {"to": post_of(cast.huangweijie), "reason": "支部没有车"}
    perform(Need.objects.get(), "pass_up", by=cast.lijianjun.user, told=step)
    saving.update(form, by=cast.lijianjun.user, power="care")
    ask.refresh_from_db()
    assert (ask.note, ask.level_unit) == ("多了一句", cast.first)
