"""Appraisals stay with the offices and the person: written by neither, one a year."""

from __future__ import annotations

from django.urls import reverse

from branches.merit.models import Appraisal
from tests.branches.merit.makers import appraisal_data, make_appraisal
from tests.cast import Cast, signed_in


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
