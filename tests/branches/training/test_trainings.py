"""Trainings: hours worked out and counted once for the person, sheets in and out, what secretaries owe."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.training import hours, numbers
from branches.training.models import Training
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from records import settings_store
from records.voiding import discard
from tests.branches.cadres.makers import someone
from tests.branches.training.makers import make_training, training_data
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, exported, rows_of, upload, workbook

THIS_YEAR = hours.year_of(timezone.localdate())


def entered(cast: Cast, **more: object) -> Training:
    body = {**training_data(cast, cast.first), **more}
    answer = signed_in(cast.huangweijie).post(reverse("trainings:create"), body)
    assert answer.status_code == 302, answer.context["form"].errors
    return Training.objects.latest("created_at")


def test_hours_follow_the_days_and_the_numbers_in_force(cast: Cast) -> None:
    day = date(timezone.localdate().year - 1, 3, 2)
    whole = entered(cast, starts_on=day, ends_on=day.replace(day=4))
    assert (whole.hours, whole.period, whole.organizer) == (24, f"{day} 至 {day.replace(day=4)}", "一部党委")
    assert entered(cast, starts_on=day, form="online", theme="网络课").hours == 4
    settings_store.put(numbers.HOURS_PER_DAY, 6, by=None, reason="试验", valid_from=day.replace(day=3))
    assert entered(cast, starts_on=day, theme="按旧数").hours == 8
    assert entered(cast, starts_on=day.replace(day=5), theme="按新数").hours == 6
    assert entered(cast, starts_on=day, theme="自己填", hours="2.5").hours_text == "2.5"


def test_a_training_over_the_turn_of_the_year_is_two(cast: Cast) -> None:
    year = timezone.localdate().year
    body = training_data(cast, cast.first) | {"starts_on": date(year - 1, 12, 30), "ends_on": date(year, 1, 2)}
    answer = signed_in(cast.huangweijie).post(reverse("trainings:create"), body)
    assert answer.status_code == 422 and "分年度登记" in answer.content.decode()


def test_fewer_due_than_there_is_refused_and_a_stranger_cannot_be_named(cast: Cast) -> None:
    people = [cast.lijianjun.pk, cast.wanghaiyan.pk]
    url, client = reverse("trainings:create"), signed_in(cast.huangweijie)
    body = training_data(cast, cast.first) | {"people": people, "expected": 1}
    assert "应到人数不能比这个少" in client.post(url, body).content.decode()
    elsewhere = training_data(cast, cast.first) | {"people": [cast.chensiyuan.pk]}
    assert client.post(url, elsewhere).status_code == 422
    assert not Training.objects.exists()


def test_only_the_offices_keep_trainings(cast: Cast) -> None:
    make_training(cast, cast.first, 1, cast.lijianjun)
    assert signed_in(cast.lijianjun).get(reverse("trainings:create")).status_code == 403
    assert not signed_in(cast.lijianjun).get(reverse("trainings:list")).context["rows"]
    assert len(signed_in(cast.linjing).get(reverse("trainings:list")).context["rows"]) == 1


def test_planned_trainings_give_nothing_until_they_are_held(cast: Cast) -> None:
    planned = entered(cast, starts_on=days_ago(0), people=[cast.lijianjun.pk])
    assert total(cast.lijianjun) == 0
    signed_in(cast.huangweijie).post(reverse("trainings:move", args=[planned.pk, "submit"]))
    assert total(cast.lijianjun) == 8
    planned.refresh_from_db()
    discard(planned, by=cast.huangweijie.user, reason="重复", power="remind")
    assert total(cast.lijianjun) == 0


def test_what_lies_ahead_cannot_be_held_yet(cast: Cast) -> None:
    ahead = entered(cast, starts_on=days_ago(-5), people=[cast.lijianjun.pk])
    answer = signed_in(cast.huangweijie).post(reverse("trainings:move", args=[ahead.pk, "submit"]), follow=True)
    assert "还没有开始" in answer.content.decode()
    empty = entered(cast, people=[], theme="没有人")
    answer = signed_in(cast.huangweijie).post(reverse("trainings:move", args=[empty.pk, "submit"]), follow=True)
    assert "请先填写参训人员" in answer.content.decode()


def total(person: Person) -> float:
    first, last = THIS_YEAR
    return float(Person.objects.annotate(n=hours.earned("pk", first, last)).get(pk=person.pk).n)


def test_hours_of_study_and_training_come_together_once(cast: Cast) -> None:
    from education.activities.models import Activity
    from education.attendance.models import Attendance

    start = timezone.make_aware(timezone.datetime(THIS_YEAR[0].year, 1, 1, 9))
    activity = Activity.objects.create(
        unit=cast.jia.unit, kind="topic_study", theme="学习", starts_at=start, hours=3, state="approved"
    )
    Attendance.objects.create(activity=activity, person=cast.lijianjun)
    Post.objects.create(person=cast.lijianjun, unit=cast.yi.unit, role=Role.COMMITTEE_MEMBER, starts_on=days_ago(5))
    make_training(cast, cast.first, 1, cast.lijianjun, cast.wanghaiyan, starts_on=THIS_YEAR[0])
    make_training(cast, cast.first, 2, cast.lijianjun, starts_on=date(THIS_YEAR[0].year - 1, 12, 31))
    assert total(cast.lijianjun) == 11
    assert total(cast.wanghaiyan) == 8


@pytest.mark.parametrize("person", ["huangweijie", "linjing"])
def test_what_was_exported_comes_in_and_changes_nothing(cast: Cast, person: str) -> None:
    someone(cast.first, "李建军", staff_number="Y-7")
    make_training(cast, cast.first, 1)
    entered(cast, people=[cast.lijianjun.pk, cast.wanghaiyan.pk], ends_on=days_ago(3), result="全部合格")
    Person.objects.filter(pk=cast.lijianjun.pk).update(staff_number="Y-6")
    Training.objects.filter(people_text__contains="王海燕").update(people_text="李建军（Y-6）、王海燕")
    before = list(Training.objects.order_by("pk").values())
    who = getattr(cast, person)
    heads, rows = rows_of(exported(who, "trainings"))
    assert heads[:11] == [
        "培训主题", "时间（起止）", "地点", "主办", "授课人", "形式", "学时", "应到", "实到",
        "参训人员（签到）", "考核结果",
    ]  # fmt: skip
    batch = batch_of(upload(signed_in(who), "trainings", workbook(heads, *rows)))
    assert batch.unchanged_count == len(rows) == 2, list(batch.lines.values_list("outcome", "changes"))
    assert list(Training.objects.order_by("pk").values()) == before


def test_an_old_sheet_comes_in_and_can_be_taken_back(cast: Cast) -> None:
    client = signed_in(cast.huangweijie)
    heads = ("培训主题", "培训时间", "形式", "参训人员", "登记单位")
    sheet = workbook(
        heads,
        ("支部书记轮训", "2026年3月2日—2026年3月4日", "集中培训", "李建军，王海燕", "一部党委"),
        ("查无此人", "2026-03-05", "网络", "李建军、张无忌", "一部党委"),
    )
    answer = upload(client, "trainings", sheet)
    assert (batch_of(answer).new_count, batch_of(answer).refused_count) == (1, 1)
    assert "没有找到张无忌" in answer.content.decode()
    confirm(client, answer, skip="1", only_good="1")
    made = Training.objects.filter(theme="支部书记轮训").first()
    if made is None:
        pytest.fail(answer.content.decode()[-2000:])
    assert (made.hours, made.expected, made.present, made.state) == (24, 2, 2, "held")
    assert {line.person for line in made.participants.all()} == {cast.lijianjun, cast.wanghaiyan}


def test_two_of_one_name_are_asked_for_the_number(cast: Cast) -> None:
    someone(cast.first, "李建军")
    heads = ("培训主题", "培训时间", "参训人员", "登记单位")
    sheet = workbook(heads, ("轮训", "2026-03-05", "李建军", "一部党委"))
    assert "请在括号里写明工号" in upload(signed_in(cast.huangweijie), "trainings", sheet).content.decode()
