"""Administrators open accounts and give offices; nobody raises their own rights; the auditor only reads."""

from __future__ import annotations

from datetime import date

import pytest

from organisation.posts.acts import open_post
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from records import settings_store
from tests.cast import Cast, days_ago, signed_in


def person_url(person, rest: str = "") -> str:
    return f"/administration/accounts/{person.pk}/{rest}"


@pytest.mark.parametrize(
    "page", ["accounts/", "units/", "units/new/", "settings/", "settings/education.late_after_days/"]
)
def test_only_administrators_open_the_pages(cast: Cast, page: str) -> None:
    assert signed_in(cast.fangyuan).get(f"/administration/{page}").status_code == 200
    for other in (cast.linjing, cast.gaoyumei, cast.lijianjun, cast.shenqing, cast.stranger):
        assert signed_in(other).get(f"/administration/{page}").status_code == 403


def test_a_new_account_shows_its_password_once(cast: Cast) -> None:
    client, newcomer = signed_in(cast.fangyuan), cast.plain[0]
    answer = client.post(person_url(newcomer, "open/"), {"username": "qianyiming"})
    password = answer.context["first_password"]
    assert password in answer.content.decode()
    newcomer.refresh_from_db()
    assert newcomer.user.check_password(password)
    assert newcomer.user.must_change_password
    assert password not in client.get(person_url(newcomer)).content.decode()


def test_a_taken_account_name_is_refused_in_words(cast: Cast) -> None:
    answer = signed_in(cast.fangyuan).post(person_url(cast.plain[0], "open/"), {"username": "linjing"})
    assert answer.context["account_form"].errors
    cast.plain[0].refresh_from_db()
    assert cast.plain[0].user is None


def test_an_office_gives_rights_and_its_end_takes_them(cast: Cast) -> None:
    client, person = signed_in(cast.fangyuan), cast.maimaiti
    body = {
        "role": Role.UNIT_OFFICER,
        "unit": cast.second.pk,
        "starts_on": "2026-01-05",
        "document_number": "院党委〔2026〕9号",
    }
    client.post(person_url(person, "posts/open/"), body)
    page = signed_in(person).get(f"/temporary-branches/{cast.bing.pk}/")
    assert page.status_code == 200
    post = person.posts.get(role=Role.UNIT_OFFICER)
    client.post(person_url(person, f"posts/{post.pk}/end/"))
    assert signed_in(person).get(f"/temporary-branches/{cast.bing.pk}/").status_code == 404


def test_nobody_gives_an_office_to_themselves(cast: Cast) -> None:
    body = {"role": Role.INSTITUTE_SECRETARY, "unit": cast.institute.pk, "starts_on": "2026-01-05"}
    answer = signed_in(cast.fangyuan).post(person_url(cast.fangyuan, "posts/open/"), body)
    assert "不能给自己任职" in answer.content.decode()
    assert cast.fangyuan.posts.count() == 1


def test_the_auditor_is_never_an_administrator(cast: Cast) -> None:
    body = {"role": Role.ADMINISTRATOR, "unit": cast.institute.pk, "starts_on": "2026-01-05"}
    answer = signed_in(cast.fangyuan).post(person_url(cast.shenqing, "posts/open/"), body)
    assert "不能由同一人担任" in answer.content.decode()


def test_an_office_belongs_to_its_level(cast: Cast) -> None:
    body = {"role": Role.UNIT_SECRETARY, "unit": cast.institute.pk, "starts_on": "2026-01-05"}
    answer = signed_in(cast.fangyuan).post(person_url(cast.maimaiti, "posts/open/"), body)
    assert "请另选职务" in answer.content.decode()
    assert not cast.maimaiti.posts.filter(role=Role.UNIT_SECRETARY).exists()


def test_a_disabled_account_is_out_at_the_next_request(cast: Cast) -> None:
    client = signed_in(cast.lijianjun)
    assert client.get("/").status_code == 200
    signed_in(cast.fangyuan).post(person_url(cast.lijianjun, "disable/"))
    assert client.get("/").status_code == 302


def test_a_number_changes_from_a_day_on_and_says_why(cast: Cast) -> None:
    body = {"value": "10", "valid_from": "2026-01-01", "reason": "院党委会议决定"}
    signed_in(cast.fangyuan).post("/administration/settings/education.late_after_days/", body)
    assert settings_store.value("education.late_after_days") == 10
    page = signed_in(cast.fangyuan).get("/administration/settings/education.late_after_days/").content.decode()
    assert "院党委会议决定" in page and "方圆" in page


def test_the_auditor_reads_the_trail_and_nothing_else(cast: Cast) -> None:
    client = signed_in(cast.shenqing)
    page = client.get("/administration/trail/")
    assert page.status_code == 200
    assert client.get("/temporary-branches/").context["rows"] == []
    assert client.get("/administration/trail/?tab=sign-ins").status_code == 200
    assert client.get("/administration/trail/?after=x&before=9999-99-99").status_code == 200
    assert signed_in(cast.fangyuan).get("/administration/trail/").status_code == 403


@pytest.fixture
def unit_administrator(cast: Cast):
    """高玉梅's colleague 黄伟杰 is the administrator of 一部 only."""
    Post.objects.filter(person=cast.huangweijie).update(ends_on=days_ago(1))
    open_post(person=cast.huangweijie, role=Role.ADMINISTRATOR, unit=cast.first, by=None)
    return signed_in(cast.huangweijie)


@pytest.mark.parametrize("starts_on", [0, -20])
def test_a_unit_administrator_never_touches_an_account_that_reaches_further(
    cast: Cast, unit_administrator, starts_on: int
) -> None:
    target, password = cast.liufang, cast.liufang.user.password
    assert unit_administrator.post(person_url(target, "sign-out/")).status_code == 302  # 一部 is his
    open_post(person=target, role=Role.INSTITUTE_OFFICER, unit=cast.institute, by=None, starts_on=days_ago(starts_on))
    for act in ("reset-password/", "disable/", "enable/", "sign-out/", "posts/open/", "open/"):
        assert unit_administrator.post(person_url(target, act)).status_code == 403, act
    own = target.posts.get(role=Role.HOME_SECRETARY)
    assert unit_administrator.post(person_url(target, f"posts/{own.pk}/end/")).status_code == 403
    page = unit_administrator.get(person_url(target)).content.decode()
    assert "请由上级管理员办理" in page and "重置密码" not in page
    target.user.refresh_from_db()
    assert target.user.password == password and target.user.is_active


WHOLE_PORTAL = (
    "/administration/settings/", "/reminders/rules/", "/reminders/calendar/", "/reminders/deliveries/",
)  # fmt: skip


def test_what_holds_for_everybody_is_changed_by_the_institute_alone(cast: Cast, unit_administrator) -> None:
    menu = unit_administrator.get("/").content.decode()
    assert "/administration/accounts/" in menu and "/administration/units/" in menu
    for page in WHOLE_PORTAL:
        assert unit_administrator.get(page).status_code == 403, page
        assert page not in menu
        assert signed_in(cast.fangyuan).get(page).status_code == 200, page
    code = next(iter(settings_store.DECLARED))
    assert unit_administrator.post(f"/administration/settings/{code}/", {"value": "9"}).status_code == 403
    assert unit_administrator.post("/reminders/rules/1/end/").status_code == 403
    assert unit_administrator.get("/administration/accounts/").status_code == 200


def test_an_account_without_posts_belongs_to_the_home_side(cast: Cast, unit_administrator) -> None:
    cast.plain[0].home_unit = cast.second
    cast.plain[0].save(update_fields=["home_unit"])
    assert unit_administrator.post(person_url(cast.plain[0], "open/"), {"username": "qian"}).status_code == 403


def test_an_office_to_come_keeps_auditor_and_administrator_apart(cast: Cast) -> None:
    open_post(person=cast.maimaiti, role=Role.AUDITOR, unit=cast.institute, by=None, starts_on=days_ago(-10))
    body = {"role": Role.ADMINISTRATOR, "unit": cast.institute.pk, "starts_on": "2026-01-05"}
    answer = signed_in(cast.fangyuan).post(person_url(cast.maimaiti, "posts/open/"), body)
    assert "不能由同一人担任" in answer.content.decode()


def test_an_office_starts_within_bounds_and_can_be_taken_back_before(cast: Cast) -> None:
    client, person = signed_in(cast.fangyuan), cast.maimaiti
    body = {"role": Role.UNIT_OFFICER, "unit": cast.second.pk}
    for day, said in ((date(1900, 1, 1), "不能早于"), (days_ago(-61), "最多可提前 60 天")):
        answer = client.post(person_url(person, "posts/open/"), {**body, "starts_on": day.isoformat()})
        assert said in answer.content.decode()
    client.post(person_url(person, "posts/open/"), {**body, "starts_on": days_ago(-60).isoformat()})
    post = person.posts.get(role=Role.UNIT_OFFICER)
    client.post(person_url(person, f"posts/{post.pk}/end/"))
    post.refresh_from_db()
    assert post.ends_on == post.starts_on == days_ago(-60)


def test_units_hang_only_where_they_belong(cast: Cast) -> None:
    client = signed_in(cast.fangyuan)
    body = {"kind": "unit", "name": "三部党委", "code": "EY-03", "parent": cast.home.pk}
    answer = client.post("/administration/units/new/", body)
    assert "院属单位党委不能设在党支部之下" in answer.content.decode()
    answer = client.post(f"/administration/units/{cast.jia.unit_id}/move/", {"target": cast.outside.pk})
    assert "临时党支部不能设在外单位之下" in answer.content.decode()
    Unit.objects.filter(pk=cast.second.pk).update(ended_on=days_ago(1))
    answer = client.post(f"/administration/units/{cast.jia.unit_id}/move/", {"target": cast.second.pk})
    assert "已经撤销" in answer.content.decode()
    assert not Unit.objects.filter(code="EY-03").exists()
    cast.jia.unit.refresh_from_db()
    assert cast.jia.unit.parent_id == cast.first.pk
