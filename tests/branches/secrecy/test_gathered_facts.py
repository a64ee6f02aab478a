"""SE-03 in every form: place, dates, head-count and project together want a reason; marks of secrets are refused."""

import pytest

from branches.projects.models import Project
from branches.secrecy.places import gathered
from education.activities.models import Activity
from records import history
from tests.branches.founding.makers import founding_data
from tests.branches.projects.makers import project_data
from tests.cast import Cast, signed_in
from tests.education.entry import entry

ALL = "2026年3月起，川藏线监测项目 46 人在波密县开展监测"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (ALL, "波密县"),
        (ALL.replace("波密县", "西藏一号现场"), ""),
        (ALL.replace("46 人", "全体人员"), ""),
        (ALL.replace("2026年3月起，", ""), ""),
        (ALL.replace("川藏线监测项目", "项目"), ""),
        ("3月12日川藏线监测项目两百余名同志抵达北纬 29 度", "北纬 29"),
        ("", ""),
    ],
)
def test_four_facts_together_and_never_fewer(text: str, place: str) -> None:
    assert gathered(text, projects=["川藏线监测项目", ""]).endswith(place)
    assert bool(gathered(text, projects=["川藏线监测项目", ""])) == bool(place)


def test_an_activity_that_says_too_much_is_saved_with_a_reason_only(cast: Cast) -> None:
    client, body = signed_in(cast.lijianjun), {**entry(cast.jia.unit), "content": ALL}
    answer = client.post("/activities/new/", body)
    assert answer.status_code == 422 and not Activity.objects.exists()
    page = answer.content.decode()
    assert "汇聚后可能涉密" in page and "这样写的理由" in page and "46 人在波密县" in page
    assert client.post("/activities/new/", {**body, "reason_given": "已经保密员核对，可以公开"}).status_code == 302
    told = [line.text for line in history.of(Activity.objects.get())]
    assert any("已经保密员核对" in text for text in told)


def test_nobody_is_asked_for_a_reason_who_says_little(cast: Cast) -> None:
    page = signed_in(cast.lijianjun).get("/activities/new/").content.decode()
    assert "这样写的理由" not in page
    body = {**entry(cast.jia.unit), "content": "在波密县学习"}
    assert signed_in(cast.lijianjun).post("/activities/new/", body).status_code == 302


def test_fields_of_a_request_are_read_with_its_texts(cast: Cast) -> None:
    body = {**founding_data(cast, cast.first), "headcount": "46", "task_summary": "在波密县监测"}
    answer = signed_in(cast.huangweijie).post("/founding-requests/new/", body)
    assert answer.status_code == 422 and "波密县" in answer.context["form"].errors["reason_given"][0]


@pytest.mark.parametrize("mark", ["秘密★5年", "绝 密 ★ 长期"])
def test_a_text_with_a_mark_is_refused_whatever_the_reason(cast: Cast, mark: str) -> None:
    body = {**project_data(cast, cast.first), "name": f"{mark} 监测项目", "reason_given": "可以"}
    answer = signed_in(cast.huangweijie).post("/projects/new/", body)
    assert answer.status_code == 422 and "非涉密系统" in answer.context["form"].errors["name"][0]
    assert not Project.objects.filter(code=body["code"]).exists()
