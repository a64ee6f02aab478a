"""The roster of squads and the sub-table of milestones: out in the office's columns, in again unchanged."""

import pytest

from branches.milestones.models import SquadMilestone
from branches.squads.models import AssaultTeam
from records.ledger.registry import ledger
from tests.branches.squads.story import crowd, running
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import confirm, sheet, taken_in_again, upload, workbook

HEADS = ("自动编码", "突击队名称", "突击队类型", "组建时间", "负责人", "负责人所在党组织", "负责人党内职务",
         "负责人行政或技术职务", "政委", "联络员", "联系电话", "涉及党支部数", "参与党员数", "突击队总人数",
         "是否跨内部单位联合", "内部联合单位", "是否跨外部单位联合", "外部联合单位", "攻关任务简介",
         "密级")  # fmt: skip
PLAN = ("突击队名称", "里程碑计划", "计划完成时间", "任务状态", "实际完成时间", "完成情况", "登记人")
SMALL = (
    "突击队名称",
    "突击队类型",
    "组建时间",
    "负责人",
    "参与党员数",
    "突击队总人数",
    "攻关任务简介",
    "密级",
    "所属党支部",
)


@pytest.fixture
def squad(cast: Cast) -> AssaultTeam:
    people = [str(cast.chenxiaodong.pk), str(crowd(cast).pk)]
    return running(cast, members=people, inner_units="二部", plan_text=f"{days_ago(-5)} 完成安装")


def test_the_columns_of_the_office(cast: Cast, squad: AssaultTeam):
    rows = sheet(signed_in(cast.lijianjun).get(ledger("squads").url("export")))
    assert tuple(rows[2][1 : len(HEADS) + 1]) == HEADS
    line = dict(zip(rows[2], rows[3], strict=True))
    assert (line["联系电话"], line["密级"], line["是否跨内部单位联合"]) == ("138****6621", "内部", "是")
    plan = sheet(signed_in(cast.lijianjun).get(ledger("milestones").url("export")))
    assert tuple(plan[2][1 : len(PLAN) + 1]) == PLAN


@pytest.mark.parametrize("slug", ["squads", "milestones"])
def test_an_exported_sheet_taken_in_again_changes_nothing(cast: Cast, squad: AssaultTeam, slug: str):
    assert taken_in_again(cast.lijianjun, slug).unchanged_count == ledger(slug).model.objects.count()


def row(name="老队", leader="王海燕", party=9, total=12, secrecy="公开", unit="甲支部"):
    return [name, "技术攻关", days_ago(60), leader, party, total, "攻关", secrecy, unit]


def test_an_old_roster_comes_in_as_drafts_with_its_numbers(cast: Cast):
    client = signed_in(cast.lijianjun)
    confirm(client, upload(client, "squads", workbook(SMALL, row())))
    squad = AssaultTeam.objects.get()
    assert (squad.state, squad.number, squad.leader, squad.leader_post) == ("draft", "", cast.wanghaiyan, "副书记")
    assert (squad.party_count, squad.total_count, squad.unlisted_party) == (9, 12, 8)


def test_secret_rows_other_units_and_impossible_numbers_are_refused(cast: Cast):
    client = signed_in(cast.lijianjun)
    page = upload(client, "squads", workbook(SMALL, row(), row("多", party=20)))
    assert "参与党员数不能多于突击队总人数" in page.content.decode()
    elsewhere = upload(client, "squads", workbook(SMALL, row(unit="丙支部"))).content.decode()
    assert "丙支部" in elsewhere and not AssaultTeam.objects.exists()
    secret = upload(client, "squads", workbook(SMALL, row(secrecy="机密")))
    assert "机密" in secret.content.decode() and not AssaultTeam.objects.exists()


def test_milestones_come_in_and_move_the_progress(cast: Cast, squad: AssaultTeam):
    client = signed_in(cast.lijianjun)
    done = [squad.name, "通过验收", days_ago(1), "已完成", days_ago(1), "合格", "王海燕"]
    confirm(client, upload(client, "milestones", workbook(PLAN, done)))
    squad.refresh_from_db()
    assert squad.progress == "1 / 2"
    assert SquadMilestone.objects.get(plan="通过验收").reporter == "王海燕"
