"""The overview of officers: each number opens exactly its rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from branches.cadres.models import PartyAffairsOfficer
from organisation.people.models import Person
from tests.branches.training.makers import make_training
from tests.cast import Cast, signed_in


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
    from branches.cadres.officers import BANDS, of_age

    today = timezone.localdate()
    day = today.replace(day=min(today.day, 28))
    Person.objects.filter(pk=cast.lijianjun.pk).update(born_in=day.replace(year=day.year - 36))
    rows = PartyAffairsOfficer.objects.filter(person=cast.lijianjun)
    assert [band.code for band in BANDS if of_age(rows, "", band.code).exists()] == ["45"]
