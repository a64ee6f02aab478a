"""签收督办: superiors see whose signature is missing, and one press reaches those people and their leaders."""

import pytest

from branches.acknowledgements.models import Acknowledgement
from reminders.notices.models import Dispatch
from reminders.obligations.models import Obligation
from tests.branches.rules.published import asked_of, publish, sign
from tests.cast import Cast, signed_in

PAGE = "/branches/unsigned/"


@pytest.fixture
def duty(cast: Cast) -> Obligation:
    publish(cast.linjing, cast)
    sign(cast.lijianjun, asked_of(cast.lijianjun)[0])
    return Obligation.objects.get(rule__code="SEED-11", unit=cast.jia.unit)


def test_the_page_names_whose_signature_is_missing(cast: Cast, duty: Obligation):
    page = signed_in(cast.huangweijie).get(PAGE).content.decode()
    assert "张雪（纪检委员）" in page and "赵志强（书记）" in page
    assert "李建军" not in page and "陈思远" not in page
    assert "陈思远" in signed_in(cast.linjing).get(PAGE).content.decode()


def test_one_press_tells_the_leaders_and_the_person(cast: Cast, duty: Obligation):
    client, url = signed_in(cast.huangweijie), f"{PAGE}{duty.pk}/urge/"
    assert "已催办甲支部" in client.post(url, follow=True).content.decode()
    told = Dispatch.objects.filter(channel="portal")
    assert set(told.filter(url="/branches/duties/").values_list("recipient__name", flat=True)) == {"张雪"}
    leaders = told.exclude(url="/branches/duties/").values_list("recipient__name", flat=True)
    assert set(leaders) == {"李建军", "王海燕"}
    assert "已经催办过" in client.post(url, follow=True).content.decode()


def test_only_superiors_urge_and_only_their_own(cast: Cast, duty: Obligation):
    assert signed_in(cast.lijianjun).get(PAGE).status_code == 403
    for person in (cast.lijianjun, cast.zhangxue, cast.sunli, cast.zhengming):
        assert signed_in(person).post(f"{PAGE}{duty.pk}/urge/").status_code == 404
    sign(cast.zhangxue, Acknowledgement.objects.get(person=cast.zhangxue))
    assert signed_in(cast.huangweijie).post(f"{PAGE}{duty.pk}/urge/").status_code == 404
    assert not Dispatch.objects.exists()
