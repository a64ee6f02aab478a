"""The register follows the posts, counts open their rows, appraisals stay with the offices and the person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.acts.committee import relieve, replace
from branches.acts.posts import end_post, open_post
from branches.models import (
    Appraisal,
    CadreSelection,
    Incentive,
    PartyAffairsOfficer,
    Person,
    Post,
    Project,
    TemporaryMembership,
)
from branches.powers import Role
from tests.branches.cadre_makers import (
    appraisal_data,
    make_appraisal,
    make_incentive,
    make_selection,
    make_training,
    officer_of,
    someone,
)
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, upload, workbook
from tests.welfare.test_sheets import exported, rows_of

# --- the register ---------------------------------------------------------------------------------------------


def test_everybody_with_a_post_is_in_the_register_and_nobody_else(cast: Cast) -> None:
    names = {one.person.name for one in PartyAffairsOfficer.objects.filter(in_office=True).select_related("person")}
    assert names == {
        "林静", "何远", "郑明", "高玉梅", "黄伟杰", "孙丽", "刘芳", "李建军", "王海燕", "张雪", "赵志强", "陈思远",
    }  # fmt: skip
    assert {one.person.name for one in PartyAffairsOfficer.objects.filter(in_office=False)} == {"吴刚", "马俊"}
    assert cast.zhaozhiqiang.officer.title == "乙支部 · 书记（专职）"


def test_the_register_follows_the_posts_in_the_same_transaction(cast: Cast) -> None:
    post = cast.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None)
    by = cast.linjing.user
    replace(post=post, person=cast.chenxiaodong, by=by, document_number="院党委〔2026〕8号", full_time=True)
    old, new = PartyAffairsOfficer.objects.get(person=cast.lijianjun), cast.chenxiaodong.officer
    assert (old.in_office, old.role) == (False, "secretary")
    assert (new.in_office, new.role, new.full_time, new.unit) == (True, "secretary", True, cast.jia.unit)
    relieve(post=cast.chenxiaodong.posts.get(role=Role.SECRETARY, ends_on=None), by=by)
    new.refresh_from_db()
    assert (new.in_office, new.full_time) == (False, False)


def test_of_several_posts_the_highest_stands_first(cast: Cast) -> None:
    first = open_post(person=cast.lijianjun, role=Role.UNIT_OFFICER, unit=cast.first, by=None)
    officer = PartyAffairsOfficer.objects.get(person=cast.lijianjun)
    assert (officer.role, officer.unit) == ("unit_officer", cast.first)
    assert officer.title == "一部党委 · 院属单位党务干事；甲支部 · 书记"
    end_post(post=first, by=None)
    officer.refresh_from_db()
    assert (officer.role, officer.title) == ("secretary", "甲支部 · 书记")


def test_what_was_recorded_stays_when_the_post_changes(cast: Cast) -> None:
    url = reverse("cadres:edit", args=[cast.lijianjun.officer.pk])
    body = {"version": 1, "working_since": "2019-07-01", "reserve": "key", "qualification": "政工师"}
    assert signed_in(cast.huangweijie).post(url, body).status_code == 302
    end_post(post=cast.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None), by=None)
    officer = PartyAffairsOfficer.objects.get(person=cast.lijianjun)
    assert (officer.reserve, officer.qualification, officer.in_office) == ("key", "政工师", False)
    assert officer.years == timezone.localdate().year - 2019 - (
        timezone.localdate() < date(timezone.localdate().year, 7, 1)
    )


@pytest.mark.parametrize("who", ["wanghaiyan", "chenxiaodong", "liufang", "chensiyuan", "sunli", "stranger"])
def test_colleagues_see_nothing_of_another(cast: Cast, who: str) -> None:
    officer, appraisal = cast.lijianjun.officer, make_appraisal(cast, cast.first, 1, cast.lijianjun)
    incentive = make_incentive(cast, cast.first, 1, cast.lijianjun)
    client = signed_in(getattr(cast, who))
    for slug, row in (("cadres", officer), ("cadre-appraisals", appraisal), ("cadre-incentives", incentive)):
        assert client.get(reverse(f"{slug}:detail", args=[row.pk])).status_code == 404
    card = client.get(reverse("people:detail", args=[cast.lijianjun.pk]))
    assert card.status_code == 404 or "年度考核" not in card.content.decode()


def test_the_person_reads_the_own_result_and_writes_nothing(cast: Cast) -> None:
    mine, other = (
        make_appraisal(cast, cast.first, 1, cast.lijianjun),
        make_appraisal(cast, cast.first, 2, cast.zhangxue),
    )
    client = signed_in(cast.lijianjun)
    assert "优秀" in client.get(reverse("people:detail", args=[cast.lijianjun.pk])).content.decode()
    assert client.get(reverse("cadre-appraisals:detail", args=[mine.pk])).status_code == 200
    assert client.get(reverse("cadre-appraisals:detail", args=[other.pk])).status_code == 404
    assert client.get(reverse("cadre-appraisals:edit", args=[mine.pk])).status_code == 403


def test_nobody_appraises_themselves(cast: Cast) -> None:
    """高玉梅 keeps the appraisals of 一部 and may not write her own, nor change or void it."""
    body = {**appraisal_data(cast, cast.first), "person": cast.gaoyumei.pk}
    client = signed_in(cast.gaoyumei)
    answer = client.post(reverse("cadre-appraisals:create"), body)
    assert answer.status_code == 422 and "不能登记本人" in answer.content.decode()
    own = make_appraisal(cast, cast.first, 1, cast.gaoyumei)
    assert client.get(reverse("cadre-appraisals:edit", args=[own.pk])).status_code == 403
    assert client.post(reverse("cadre-appraisals:discard", args=[own.pk]), {"reason": "不好"}).status_code == 403
    assert signed_in(cast.linjing).get(reverse("cadre-appraisals:edit", args=[own.pk])).status_code == 200


def test_one_appraisal_a_year_and_only_of_officers(cast: Cast) -> None:
    body = appraisal_data(cast, cast.first)
    client, url = signed_in(cast.huangweijie), reverse("cadre-appraisals:create")
    assert client.post(url, body).status_code == 302
    assert "已经登记过考核" in client.post(url, body).content.decode()
    answer = client.post(url, {**body, "person": cast.chenxiaodong.pk})
    assert answer.status_code == 422 and "没有担任党务职务" in answer.content.decode()
    assert client.post(url, {**body, "person": cast.chensiyuan.pk}).status_code == 422
    assert Appraisal.objects.count() == 1


# --- numbers open their rows ----------------------------------------------------------------------------------


def numbers(overview: Any) -> list[Any]:
    return [
        overview.total, overview.full_time, overview.attained, overview.missing, *overview.reserve, *overview.roles,
        *overview.places, *overview.ages,
    ]  # fmt: skip


def test_each_number_opens_exactly_its_rows(cast: Cast) -> None:
    year = timezone.localdate().year
    for person, born in ((cast.lijianjun, year - 30), (cast.wanghaiyan, year - 40), (cast.zhangxue, year - 60)):
        Person.objects.filter(pk=person.pk).update(born_in=date(born, 1, 1))
    make_training(cast, cast.first, 1, cast.lijianjun, cast.zhangxue, starts_on=date(year, 1, 1), hours=60)
    PartyAffairsOfficer.objects.filter(person=cast.zhangxue).update(reserve="key")
    client = signed_in(cast.linjing)
    overview = client.get(reverse("branches:cadre_overview")).context["overview"]
    for one in numbers(overview):
        assert len(client.get(f"{one.url}&per=100").context["rows"]) == one.value, one
    assert (overview.total.value, overview.full_time.value, overview.attained.value) == (12, 1, 2)
    assert sum(one.value for one in overview.ages) == overview.total.value
    assert sum(one.value for one in overview.places) == overview.total.value
    ages = {one.label: one.value for one in overview.ages}
    assert (ages["35 岁以下"], ages["36—45 岁"], ages["56 岁以上"], ages["没有登记出生年月"]) == (1, 1, 1, 9)


def test_a_unit_counts_its_own(cast: Cast) -> None:
    page = reverse("branches:cadre_overview")
    overview = signed_in(cast.sunli).get(page, {"unit": cast.first.pk}).context["overview"]
    assert overview.total.value == 2  # 孙丽 and 陈思远
    narrowed = signed_in(cast.linjing).get(page, {"unit": cast.second.pk}).context["overview"]
    assert narrowed.total.value == 2
    assert signed_in(cast.linjing).get(page, {"unit": "x"}).context["overview"].total.value == 12
    assert signed_in(cast.lijianjun).get(page).status_code == 403


def test_age_bands_turn_on_the_birthday(cast: Cast) -> None:
    from branches.cadres.register import BANDS, of_age

    today = timezone.localdate()
    day = today.replace(day=min(today.day, 28))
    Person.objects.filter(pk=cast.lijianjun.pk).update(born_in=day.replace(year=day.year - 36))
    rows = PartyAffairsOfficer.objects.filter(person=cast.lijianjun)
    assert [band.code for band in BANDS if of_age(rows, "", band.code).exists()] == ["45"]


# --- selection ------------------------------------------------------------------------------------------------


def step(person: Person, selection: CadreSelection, code: str, **more: str) -> Any:
    return signed_in(person).post(reverse("cadre-selections:move", args=[selection.pk, code]), more, follow=True)


def decide(person: Person, selection: CadreSelection, **more: object) -> Any:
    selection.refresh_from_db()
    body = {"document_number": "院党委〔2026〕30号", "decided_on": days_ago(0), "version": selection.version, **more}
    return signed_in(person).post(reverse("branches:decide_selection", args=[selection.pk]), body)


def test_from_recommendation_to_the_post_without_typing_anything_twice(cast: Cast) -> None:
    Project.objects.filter(pk=cast.rail.pk).update(is_key=True)
    body = {
        "unit": cast.jia.unit_id, "person": cast.chenxiaodong.pk, "role": "secretary", "full_time": "on",
        "grounds": "长期在外场工作", "then": "submit",
    }  # fmt: skip
    assert signed_in(cast.huangweijie).post(reverse("cadre-selections:create"), body).status_code == 302
    selection = CadreSelection.objects.get()
    assert selection.state == "recommended"
    step(cast.gaoyumei, selection, "review")
    assert decide(cast.gaoyumei, selection).status_code == 403
    assert decide(cast.linjing, selection).status_code == 302
    page = signed_in(cast.linjing).get(reverse("cadre-selections:detail", args=[selection.pk]))
    address = page.context["appointing_url"]
    form = signed_in(cast.linjing).get(address).context["form"]
    assert (str(form["person"].value()), form["document_number"].value()) == (
        str(cast.chenxiaodong.pk), "院党委〔2026〕30号",
    )  # fmt: skip
    typed = {name: form[name].value() for name in ("person", "document_number")} | {"full_time": "on"}
    assert signed_in(cast.linjing).post(address, {**typed, "on": days_ago(0)}).status_code == 302
    post = Post.objects.get(person=cast.chenxiaodong, role=Role.SECRETARY)
    assert post.full_time and post.document_number == "院党委〔2026〕30号"
    page = signed_in(cast.linjing).get(reverse("cadre-selections:detail", args=[selection.pk]))
    assert page.context["taken_up"] == post and not page.context["appointing_url"]


def test_steps_cannot_be_skipped_and_a_second_decision_finds_the_first(cast: Cast) -> None:
    selection = make_selection(cast, cast.first, 1)
    assert decide(cast.linjing, selection).status_code == 302  # told, not decided
    selection.refresh_from_db()
    assert selection.state == "recommended"
    step(cast.gaoyumei, selection, "return")
    selection.refresh_from_db()
    assert selection.state == "recommended"  # a return wants its reason
    step(cast.gaoyumei, selection, "review")
    selection.refresh_from_db()
    assert decide(cast.linjing, selection, version=selection.version - 1).status_code == 422
    assert decide(cast.linjing, selection, decided_on=days_ago(-1)).status_code == 422
    assert decide(cast.linjing, selection).status_code == 302
    assert "不需要决定" in decide(cast.heyuan, selection).wsgi_request._messages._queued_messages[0].message


def test_requirements_are_said_and_the_forbidden_stops(cast: Cast) -> None:
    Project.objects.filter(pk=cast.rail.pk).update(is_key=True)
    young = someone(cast.first, "新党员")
    Person.objects.filter(pk=young.pk).update(formal_since=days_ago(100))
    selection = make_selection(cast, cast.first, 1, person=young, role="secretary", state="draft")
    page = signed_in(cast.huangweijie).get(reverse("cadre-selections:detail", args=[selection.pk]))
    said = "".join(hint.text for hint in page.context["hints"])
    assert "党龄不满一年" in said and "书记应当专职" in said and "还没有编入" in said and "现任书记是李建军" in said
    Person.objects.filter(pk=young.pk).update(standing="probationary")
    assert "不能担任支部职务" in step(cast.huangweijie, selection, "submit").content.decode()
    selection.refresh_from_db()
    assert selection.state == "draft"


def test_a_dissolved_branch_gets_nobody(cast: Cast) -> None:
    body = {"unit": cast.ding.unit_id, "person": cast.chenxiaodong.pk, "role": "secretary", "grounds": "试试"}
    assert signed_in(cast.huangweijie).post(reverse("cadre-selections:create"), body).status_code == 422
    selection = CadreSelection.objects.create(
        unit=cast.ding.unit, person=cast.chenxiaodong, role="secretary", grounds="试试", state="recommended"
    )
    assert "不是正在运行" in step(cast.gaoyumei, selection, "review").content.decode()


def test_nobody_proposes_themselves_nor_reads_the_own_proposal_as_writer(cast: Cast) -> None:
    TemporaryMembership.objects.create(person=cast.huangweijie, unit=cast.jia.unit, starts_on=days_ago(3))
    body = {"unit": cast.jia.unit_id, "person": cast.huangweijie.pk, "role": "secretary", "grounds": "我合适"}
    answer = signed_in(cast.huangweijie).post(reverse("cadre-selections:create"), body)
    assert answer.status_code == 422 and "不能推荐本人" in answer.content.decode()


# --- sheets ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["cadres", "cadre-selections", "cadre-appraisals", "cadre-incentives"])
def test_what_was_exported_comes_in_and_changes_nothing(cast: Cast, slug: str) -> None:
    one = officer_of(cast.first, "干部甲", staff_number="Y-9")
    officer_of(cast.first, "干部甲", staff_number="Y-10")
    PartyAffairsOfficer.objects.filter(person=one).update(
        working_since=date(2020, 3, 1), reserve="reserve", remark="好"
    )
    make_appraisal(cast, cast.first, 1, one, score="92.5", opinion="工作扎实\n继续努力")
    make_incentive(cast, cast.first, 1, one, public_from=days_ago(20), public_to=days_ago(12))
    make_selection(cast, cast.first, 1, person=one)
    make_selection(cast, cast.first, 2, state="decided", document_number="院党委〔2026〕3号", decided_on=days_ago(5))
    model = {"cadres": PartyAffairsOfficer, "cadre-selections": CadreSelection, "cadre-appraisals": Appraisal,
             "cadre-incentives": Incentive}[slug]  # fmt: skip
    before = list(model.objects.order_by("pk").values())
    heads, rows = rows_of(exported(cast.gaoyumei, slug))
    batch = batch_of(upload(signed_in(cast.gaoyumei), slug, workbook(heads, *rows)))
    assert batch.unchanged_count == len(rows) > 0, list(batch.lines.values_list("outcome", "changes", "problems"))
    assert list(model.objects.order_by("pk").values()) == before


def test_an_old_sheet_of_appraisals_comes_in_but_not_of_strangers_or_oneself(cast: Cast) -> None:
    heads = ("姓名", "年度", "得分", "等次", "考核单位", "考核日期")
    sheet = workbook(
        heads,
        ("李建军", 2024, 91, "优秀", "一部党委", "2024-12-20"),
        ("陈晓东", 2024, 80, "称职", "一部党委", "2024-12-20"),
        ("高玉梅", 2024, 99, "优秀", "一部党委", "2024-12-20"),
    )
    client = signed_in(cast.gaoyumei)
    answer = upload(client, "cadre-appraisals", sheet)
    assert (batch_of(answer).new_count, batch_of(answer).refused_count) == (1, 2)
    confirm(client, answer, skip="1", only_good="1")
    assert list(Appraisal.objects.values_list("person__name", "unit", "grade")) == [
        ("李建军", cast.jia.unit_id, "excellent")
    ]


def test_the_register_takes_in_what_posts_do_not_say_and_no_new_people(cast: Cast) -> None:
    heads = ("姓名", "从事党务工作时间", "后备培养", "任职资格", "现任职务")
    sheet = workbook(
        heads,
        ("李建军", "2018-05-01", "后备人选", "政工师", "书记"),
        ("陈晓东", "2018-05-01", "后备人选", "政工师", "书记"),
    )
    client = signed_in(cast.gaoyumei)
    answer = upload(client, "cadres", sheet)
    assert (batch_of(answer).changed_count, batch_of(answer).refused_count) == (1, 1)
    confirm(client, answer, skip="1", only_good="1")
    officer = PartyAffairsOfficer.objects.get(person=cast.lijianjun)
    assert (officer.working_since, officer.reserve, officer.role) == (date(2018, 5, 1), "reserve", "secretary")
