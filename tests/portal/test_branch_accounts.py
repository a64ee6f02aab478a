"""批量开通账号: the roster's people without an account, slips shown once, nothing kept that opens a door."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

from accounts.models.user import User
from organisation.middleware import SESSION_KEY
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import Power, Role
from records import history
from records.models.history import HistoryLine
from tests.cast import Cast, days_ago, signed_in


def page_of(cast: Cast) -> str:
    return reverse("administration:branch_accounts", args=[cast.jia.unit.pk])


def told(*people: Person, **names: str) -> dict[str, str]:
    given = {f"open_{one.pk}": "on" for one in people}
    return given | {f"name_{one.pk}": names.get(one.name, f"u{number}") for number, one in enumerate(people)}


def test_the_committee_is_ticked_and_names_are_proposed_that_nobody_has(cast: Cast) -> None:
    one, two = cast.plain[:2]
    open_post(person=two, role=Role.ORGANIZATION_MEMBER, unit=cast.jia.unit, by=None)
    Person.objects.filter(pk=one.pk).update(name=two.name)
    lines = signed_in(cast.fangyuan).get(page_of(cast)).context["form"].lines
    assert {line.candidate.person for line in lines} == set(cast.plain)
    assert lines[0].candidate.person == two and lines[0].candidate.holds == "组织委员"
    assert [bool(line.tick.value()) for line in lines] == [True, False, False, False]
    proposed = [line.username.value() for line in lines]
    assert len(set(proposed)) == len(proposed)
    assert not User.objects.filter(username__in=proposed).exists()


def test_the_slips_open_the_door_once_and_are_kept_nowhere(cast: Cast) -> None:
    one, two = cast.plain[:2]
    admin = signed_in(cast.fangyuan)
    answer = admin.post(page_of(cast), told(one, two))
    text = answer.content.decode()
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    passwords = re.findall(r"<dt>初始密码</dt><dd><code>([^<]+)</code>", text)
    assert len(passwords) == 2 and "http://testserver/" in text and one.name in text and "首次登录必须修改密码" in text
    one.refresh_from_db()
    assert one.user.must_change_password and one.user.has_perm(Power.VIEW, cast.jia)
    entered = Client().post(reverse("accounts:login"), {"username": "u0", "password": passwords[0]})
    assert entered.status_code == 302
    lines = " ".join(f"{line.text} {line.changes}" for line in HistoryLine.objects.all())
    assert f"批量开通账号 2 个：{one.name}、{two.name}" in lines
    assert not any(password in lines for password in passwords)
    again = admin.post(page_of(cast), told(one, two))
    assert again.status_code == 422 and not any(password in again.content.decode() for password in passwords)


def test_a_taken_name_stands_at_its_field_and_nobody_is_opened(cast: Cast) -> None:
    one, two = cast.plain[:2]
    body = told(one, two, **{two.name: cast.lijianjun.user.username})
    answer = signed_in(cast.fangyuan).post(page_of(cast), body)
    assert answer.status_code == 422
    assert "已有人使用" in answer.context["form"].errors[f"name_{two.pk}"][0]
    assert not Person.objects.filter(pk__in=[one.pk, two.pk], user__isnull=False).exists()
    assert not history.of(cast.jia.unit).filter(verb="open_accounts").exists()


def test_who_serves_beyond_the_administrators_reach_is_left_to_the_one_above(cast: Cast) -> None:
    """An administrator of 一部 opens no account that would act for 二部."""
    admin, person = cast.huangweijie, cast.plain[0]
    post = open_post(person=admin, role=Role.ADMINISTRATOR, unit=cast.first, by=None, starts_on=days_ago(1))
    open_post(person=person, role=Role.PUBLICITY_MEMBER, unit=cast.bing.unit, by=None)
    client = signed_in(admin)
    session = client.session
    session[SESSION_KEY] = post.pk
    session.save()
    answer = client.get(page_of(cast))
    assert person not in {line.candidate.person for line in answer.context["form"].lines}
    assert f"{person.name}还在您管理范围以外任职" in answer.content.decode()
    client.post(page_of(cast), told(person))
    person.refresh_from_db()
    assert person.user is None


def test_nobody_else_opens_accounts(cast: Cast) -> None:
    assert signed_in(cast.gaoyumei).get(page_of(cast)).status_code == 403
    assert signed_in(cast.lijianjun).post(page_of(cast), told(cast.plain[0])).status_code == 403
    over = reverse("administration:branch_accounts", args=[cast.ding.unit.pk])
    assert signed_in(cast.fangyuan).get(over).status_code == 404
