"""Sheets of projects, requests and running branches: what stood on paper comes in, by those who may decide on it."""

import pytest

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from records import history
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, upload, workbook
from tests.records.importing import url as page_of

HEADS = ("支部编号", "支部名称", "隶属党组织", "依托项目", "支部书记", "批复文号", "成立日期", "预计结束日期")


def branch(code="LZ-2025-77", name="西线临时党支部", parent="一部党委", project="跨海桥检测项目", secretary="陈晓东"):
    return [code, name, parent, project, secretary, "二院党〔2025〕77号", days_ago(200), days_ago(-100)]


@pytest.fixture
def institute(cast: Cast):
    return signed_in(cast.linjing)


def refused(answer) -> list[str]:
    return [change[2] for line in batch_of(answer).lines.filter(outcome="refused") for change in line.changes]


def test_running_branches_are_taken_over_with_their_secretaries(cast: Cast, institute) -> None:
    rows = branch(), branch("", "东线临时党支部", secretary="")
    preview = upload(institute, "temporary-branches", workbook(HEADS, *rows))
    assert (batch_of(preview).new_count, batch_of(preview).refused_count) == (2, 0)
    assert not Unit.objects.filter(name__contains="线临时党支部").exists()  # looking is not doing
    confirm(institute, preview)
    west = TemporaryBranch.objects.get(unit__code="LZ-2025-77")
    assert (west.unit.parent, west.project, west.secretary_name) == (cast.first, cast.bridge, "陈晓东")
    assert (west.founded_on, west.state, west.formal_count) == (days_ago(200), "running", 1)
    post = Post.objects.get(unit=west.unit, role=Role.SECRETARY)
    assert (post.person, post.starts_on, post.document_number) == (
        cast.chenxiaodong, days_ago(200), "二院党〔2025〕77号",
    )  # fmt: skip
    assert cast.chenxiaodong.user.has_perm("log", west)
    east = TemporaryBranch.objects.get(unit__name="东线临时党支部")
    assert east.unit.code.startswith("LZ-") and east.secretary_name == ""
    assert "导入" in "".join(line.text for line in history.of(west))


def test_the_same_sheet_twice_founds_nothing_twice(cast: Cast, institute) -> None:
    sheet = workbook(HEADS, branch())
    first, second = (upload(institute, "temporary-branches", workbook(HEADS, branch())) for _ in range(2))
    confirm(institute, first)
    confirm(institute, first)
    assert "系统里的数据有变化" in confirm(institute, second).content.decode()
    assert batch_of(upload(institute, "temporary-branches", sheet)).unchanged_count == 1
    assert TemporaryBranch.objects.filter(unit__code="LZ-2025-77").count() == 1


def test_what_stands_is_not_changed_by_a_sheet(cast: Cast, institute) -> None:
    row = branch("LZ-2026-001", "甲临时党支部", secretary="陈晓东", project="川藏线监测项目")
    answer = upload(institute, "temporary-branches", workbook(HEADS, row))
    assert refused(answer) == ["系统里已有这条记录，导入不修改已有的记录"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (branch(code="EY-01"), "这个编号已经用于别的党组织"),
        (branch(secretary="周倩"), "书记应由正式党员担任"),
        ([*branch()[:6], days_ago(-3), days_ago(-9)], "成立日期不能晚于今天"),
        ([*branch()[:7], days_ago(300)], "预计结束日期要晚于成立日期"),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: Cast, institute, row, why) -> None:
    assert any(why in said for said in refused(upload(institute, "temporary-branches", workbook(HEADS, row))))
    assert TemporaryBranch.objects.count() == 4


def test_a_branch_that_is_over_is_not_taken_over(cast: Cast, institute) -> None:
    answer = upload(institute, "temporary-branches", workbook((*HEADS, "撤销日期"), [*branch(), days_ago(2)]))
    assert refused(answer) == ["只接收正在运行的临时党支部"]


def test_only_the_institute_takes_over(cast: Cast) -> None:
    for person in (cast.gaoyumei, cast.lijianjun, cast.fangyuan):
        assert upload(signed_in(person), "temporary-branches", workbook(HEADS, branch())).status_code == 403


def test_a_take_over_can_be_taken_back_until_something_was_logged(cast: Cast, institute) -> None:
    answer = confirm(
        institute, upload(institute, "temporary-branches", workbook(HEADS, branch(), branch("LZ-2025-78", "东线支部")))
    )
    used = Unit.objects.get(code="LZ-2025-78")
    Unit.objects.create(name="组", short_name="组", code="X", kind="home_branch", parent=used, path="x")
    institute.post(page_of(batch_of(answer), "undo"), follow=True)
    assert not Unit.objects.filter(code="LZ-2025-77").exists()
    assert not cast.chenxiaodong.posts.filter(unit__code="LZ-2025-77").exists()
    assert TemporaryBranch.objects.filter(unit=used).exists()


PROJECT = ("项目编号", "项目名称", "承担单位", "所在省份", "现场名称", "项目阶段", "开始日期")


def project(code="XM-77", unit="一部党委", province="内蒙古自治区", site="二号现场", phase="实施"):
    return [code, "风电并网项目", unit, province, site, phase, days_ago(40)]


def test_projects_come_in_with_their_log(cast: Cast) -> None:
    client = signed_in(cast.huangweijie)
    confirm(client, upload(client, "projects", workbook(PROJECT, project())))
    made = Project.objects.get(code="XM-77")
    assert (made.unit, made.province, made.phase, made.pinyin) == (cast.first, "内蒙古", "carrying_out", "fdbwxm")
    assert [(c.before, c.after, c.happened_on) for c in made.phase_changes.all()] == [
        ("", "carrying_out", days_ago(40))
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (project(site="波密县营区"), "太具体"),
        (project(province="林芝市波密县"), "只写省、自治区、直辖市的名称"),
        (project(site="秘 密★一号"), "密级标志"),
        (project(code="XM-rail", phase="收尾"), "项目阶段要在项目页面上变更"),
    ],
)
def test_projects_are_placed_coarsely_and_their_phase_is_not_imported(cast: Cast, row, why) -> None:
    assert any(why in said for said in refused(upload(signed_in(cast.huangweijie), "projects", workbook(PROJECT, row))))


def test_nobody_imports_projects_of_another_unit(cast: Cast) -> None:
    client = signed_in(cast.sunli)
    confirm(client, upload(client, "projects", workbook(PROJECT, project())))
    assert not Project.objects.filter(code="XM-77").exists()


def test_requests_come_in_as_drafts(cast: Cast) -> None:
    heads = (
        "拟成立党支部名称",
        "报请单位",
        "依托项目",
        "拟成立日期",
        "预计结束日期",
        "项目性质与任务简况",
        "依据和理由",
    )
    row = ["北线临时党支部", "一部党委", "跨海桥检测项目", days_ago(-3), days_ago(-99), "检测", "任务需要"]
    client = signed_in(cast.huangweijie)
    confirm(client, upload(client, "founding-requests", workbook(heads, row)))
    made = FoundingRequest.objects.get(name="北线临时党支部")
    assert (made.state, made.unit, made.project, made.author) == (
        "draft", cast.first, cast.bridge, cast.huangweijie.user,
    )  # fmt: skip
    wrong = [*row[:2], "光伏基地项目", *row[3:]]
    assert batch_of(upload(client, "founding-requests", workbook(heads, wrong))).new_count == 0
