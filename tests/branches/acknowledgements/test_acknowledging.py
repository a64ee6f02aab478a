"""岗位职责签收: who is asked, when it is asked anew, who may sign, and what light burns meanwhile."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.acknowledgements.models import Acknowledgement
from branches.life.dissolving import dissolve_branch
from organisation.people.models import Person
from organisation.posts.acts import end_post, open_post
from organisation.powers import Role
from organisation.units.acts import move_unit
from records.ledger.registry import ledger
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.branches.rules.published import asked_of, post_of, publish, sign
from tests.cast import Cast, days_ago, signed_in

pytestmark = pytest.mark.usefixtures("ordinary_day")

SIGNING = ledger("acknowledgements")


def light_of(unit) -> Obligation:
    return Obligation.objects.get(rule__code="SEED-11", unit=unit)


def test_holders_of_the_named_posts_are_asked(cast: Cast):
    publish(cast.linjing, cast)
    asked = set(Acknowledgement.objects.filter(state="asked").values_list("person__name", "role"))
    secretaries = {(person.name, "secretary") for person in (cast.lijianjun, cast.zhaozhiqiang, cast.chensiyuan)}
    assert asked == secretaries | {(cast.zhangxue.name, "discipline_member")}  # 马俊's branch is dissolved


def test_a_duty_unsigned_lights_up_and_is_green_at_once(cast: Cast):
    publish(cast.linjing, cast)
    unit = cast.jia.unit
    assert (light_of(unit).outcome, light_of(unit).light()) == ("open", "yellow")
    sign(cast.lijianjun, asked_of(cast.lijianjun)[0])
    assert light_of(unit).light() == "yellow"  # 张雪 has not signed
    answer = sign(cast.zhangxue, asked_of(cast.zhangxue)[0])
    assert "已签收" in answer.content.decode()
    assert (light_of(unit).outcome, light_of(unit).light()) == ("on_time", "green")


def test_a_signature_long_missing_is_red(cast: Cast):
    publish(cast.linjing, cast)
    Acknowledgement.objects.update(asked_on=days_ago(40))
    recomputing.recompute_deadlines()
    assert light_of(cast.jia.unit).light() == "red"


def test_the_page_shows_the_duties_and_takes_the_press_once(cast: Cast):
    publish(cast.linjing, cast)
    client, row = signed_in(cast.lijianjun), asked_of(cast.lijianjun)[0]
    page = client.get("/branches/duties/").content.decode()
    assert "主持支部全面工作" in page and "监督纪律执行情况" not in page and "我已阅读并知悉" in page
    sign(cast.lijianjun, row)
    signed_at = Acknowledgement.objects.get(pk=row.pk).signed_at
    assert "您已经签收过" in sign(cast.lijianjun, row).content.decode()
    assert Acknowledgement.objects.get(pk=row.pk).signed_at == signed_at
    assert "我已阅读并知悉" not in client.get("/branches/duties/").content.decode()


def test_nobody_signs_for_another(cast: Cast):
    publish(cast.linjing, cast)
    row = asked_of(cast.zhangxue)[0]
    for person in (cast.lijianjun, cast.linjing, cast.huangweijie, cast.sunli, cast.stranger):
        assert signed_in(person).post(f"/branches/duties/{row.pk}/").status_code == 404
        for move in ("sign", "paper"):
            signed_in(person).post(SIGNING.url("move", row.pk, move), {"reason": "代签"})
    row.refresh_from_db()
    assert row.state == "asked"


def test_it_waits_in_the_to_do_list_of_the_holder_alone(cast: Cast):
    publish(cast.linjing, cast)
    assert "工作规范化实施细则" in signed_in(cast.zhangxue).get("/todo/").content.decode()
    for person in (cast.wanghaiyan, cast.huangweijie):
        assert "工作规范化实施细则" not in signed_in(person).get("/todo/").content.decode()
    sign(cast.zhangxue, asked_of(cast.zhangxue)[0])
    assert "待签收" not in signed_in(cast.zhangxue).get("/todo/").content.decode()


def test_a_new_holder_is_asked_and_the_old_one_no_longer(cast: Cast):
    publish(cast.linjing, cast)
    unit = cast.jia.unit
    sign(cast.lijianjun, asked_of(cast.lijianjun)[0])
    end_post(post=post_of(cast.zhangxue), by=None)
    assert asked_of(cast.zhangxue) == [] and len(asked_of(cast.zhangxue, "lapsed")) == 1
    assert light_of(unit).light() == "green"
    open_post(person=cast.chenxiaodong, role=Role.DISCIPLINE_MEMBER, unit=unit, by=None)
    assert len(asked_of(cast.chenxiaodong)) == 1
    assert light_of(unit).light() == "yellow"
    assert "不再要求" not in signed_in(cast.chenxiaodong).get("/branches/duties/").content.decode()


def test_a_new_version_asks_again(cast: Cast):
    publish(cast.linjing, cast)
    sign(cast.lijianjun, asked_of(cast.lijianjun)[0])
    second = publish(cast.linjing, cast, change_note="增加谈话次数")
    assert [row.rule for row in asked_of(cast.lijianjun)] == [second]
    assert [row.rule.edition for row in asked_of(cast.zhangxue, "lapsed")] == [1]
    assert "增加谈话次数" in signed_in(cast.lijianjun).get("/branches/duties/").content.decode()
    old = asked_of(cast.zhangxue, "lapsed")[0]
    assert signed_in(cast.zhangxue).post(f"/branches/duties/{old.pk}/").status_code == 404


def test_a_revoked_or_voided_rule_asks_nobody(cast: Cast):
    for page, args in (("move", ("revoke",)), ("discard", ())):
        rule = publish(cast.linjing, cast, code=f"XZ-{page}")
        assert asked_of(cast.lijianjun)
        signed_in(cast.linjing).post(ledger("working-rules").url(page, rule.pk, *args), {"reason": "不再适用"})
        assert not asked_of(cast.lijianjun)


def test_a_branch_that_moves_or_ends_is_asked_no_longer(cast: Cast):
    publish(cast.huangweijie, cast, unit=cast.first.pk)
    assert asked_of(cast.lijianjun) and asked_of(cast.zhaozhiqiang) and not asked_of(cast.chensiyuan)
    move_unit(unit=cast.jia.unit, parent=cast.second, by=None)
    assert not asked_of(cast.lijianjun)
    move_unit(unit=cast.jia.unit, parent=cast.first, by=None)
    assert asked_of(cast.lijianjun)
    dissolve_branch(branch=cast.yi, on=timezone.localdate(), document_number="", by=None)
    assert not asked_of(cast.zhaozhiqiang)


def test_a_post_that_begins_later_is_asked_from_that_day(cast: Cast):
    publish(cast.linjing, cast)
    begins = timezone.localdate() + timedelta(days=20)
    open_post(person=cast.chenxiaodong, role=Role.SECRETARY, unit=cast.yi.unit, by=None, starts_on=begins)
    assert asked_of(cast.chenxiaodong)[0].asked_on == begins


@pytest.fixture
def without_account(cast: Cast) -> Person:
    person = cast.plain[0]
    open_post(person=person, role=Role.DISCIPLINE_MEMBER, unit=cast.jia.unit, by=None)
    publish(cast.linjing, cast)
    return person


def test_for_those_without_an_account_the_paper_is_entered(cast: Cast, without_account: Person):
    row = asked_of(without_account)[0]
    page = signed_in(cast.lijianjun).get(SIGNING.url("detail", row.pk)).content.decode()
    assert "登记纸质签收" in page
    signed_in(cast.lijianjun).post(SIGNING.url("move", row.pk, "paper"), {"reason": "11月20日签字，原件存支部"})
    row.refresh_from_db()
    assert (row.state, row.remark) == ("signed", "11月20日签字，原件存支部")
    other = SIGNING.url("detail", asked_of(cast.zhangxue)[0].pk)
    assert "登记纸质签收" not in signed_in(cast.lijianjun).get(other).content.decode()


def test_the_outstanding_list_of_a_unit(cast: Cast):
    publish(cast.linjing, cast)
    sign(cast.lijianjun, asked_of(cast.lijianjun)[0])
    rows = signed_in(cast.huangweijie).get(SIGNING.url("list"), {"tab": "asked"}).context["rows"]
    assert {row.title.split(" · ")[0] for row in rows} == {cast.zhangxue.name, cast.zhaozhiqiang.name}
