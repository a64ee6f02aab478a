"""亮宣言亮承诺: a member speaks for themselves, the branch looks at it first, then it hangs on the wall and is kept."""

import io
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from branches.life.dissolving import dissolve_branch
from branches.pledges.acts import judge, promises, tell
from branches.pledges.models import Pledge
from branches.roster.acts import leave_branch
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.powers import Power
from organisation.refusal import ActRefused
from records.ledger.registry import ledger
from records.workflow import MoveRefused, Stale, perform
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.branches.pledges.makers import pledge_data
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, saved, upload, workbook
from tests.records.uploading import photo

SAY = "关键时刻看我的"


def write(cast: Cast, by: Person, **changed):
    """The form of 甲 as this person sends it."""
    body = {"client_id": str(uuid4()), **pledge_data(cast, cast.jia.unit), **changed}
    return signed_in(by).post(ledger("pledges").url("create"), body)


@pytest.fixture
def pledge(cast: Cast) -> Pledge:
    """陈晓东's, written and sent for review on his own phone."""
    answer = write(cast, cast.chenxiaodong, then="submit")
    assert answer.status_code == 302, answer.context["form"].errors
    connection.run_on_commit.clear()  # as if committed: what follows announces itself anew
    return Pledge.objects.get()


@pytest.fixture
def public(cast: Cast, pledge: Pledge) -> Pledge:
    perform(pledge, "approve", by=cast.lijianjun.user)
    connection.run_on_commit.clear()
    return pledge


def seen_by(person: Person, page: str = "board") -> bool:
    return SAY in signed_in(person).get(ledger("pledges").url(page)).content.decode()


def test_a_member_writes_their_own(cast: Cast, pledge: Pledge):
    assert (pledge.person, pledge.state, pledge.author) == (cast.chenxiaodong, "submitted", cast.chenxiaodong.user)
    assert [item.text for item in pledge.items.all()] == ["每周带教一次", "不发生质量问题"]
    form = signed_in(cast.chenxiaodong).get(ledger("pledges").url("create")).context["form"]
    assert form["person"].is_hidden
    assert form["unit"].is_hidden


def test_a_member_cannot_write_anothers(cast: Cast):
    assert write(cast, cast.chenxiaodong, person=cast.zhouqian.pk).status_code == 422
    assert write(cast, cast.zhaozhiqiang).status_code == 422  # another branch's secretary
    assert write(cast, cast.gaoyumei).status_code == 403  # the unit speaks for nobody
    assert not Pledge.objects.exists()


def test_the_secretary_writes_for_a_member_and_the_member_may_go_on(cast: Cast):
    assert write(cast, cast.lijianjun, person=cast.zhouqian.pk).status_code == 302
    pledge = Pledge.objects.get()
    assert signed_in(cast.zhouqian).get(ledger("pledges").url("edit", pledge.pk)).status_code == 200
    assert signed_in(cast.chenxiaodong).get(ledger("pledges").url("edit", pledge.pk)).status_code == 404


def test_before_it_is_published_only_its_writer_and_the_branch_see_it(cast: Cast, pledge: Pledge):
    url = ledger("pledges").url("detail", pledge.pk)
    asked = ("chenxiaodong", "lijianjun", "huangweijie", "zhouqian", "linjing", "zhaozhiqiang", "chensiyuan", "sunli")
    sees = {name for name in asked if signed_in(getattr(cast, name)).get(url).status_code == 200}
    assert sees == {"chenxiaodong", "lijianjun", "huangweijie"}
    assert not any(seen_by(person) for person in (cast.chenxiaodong, cast.lijianjun))


def test_the_wall_shows_what_was_published_to_the_branch_and_above(cast: Cast, public: Pledge):
    for name in ("zhouqian", "chenxiaodong", "lijianjun", "huangweijie", "linjing"):
        assert seen_by(getattr(cast, name)), name
    for name in ("zhaozhiqiang", "chensiyuan", "sunli", "wugang", "stranger"):
        assert not seen_by(getattr(cast, name)), name
    assert public.published_on == days_ago(0)
    tab = signed_in(cast.zhouqian).get(reverse("temporary-branches:detail", args=[cast.jia.pk]), {"tab": "pledges"})
    assert SAY in tab.content.decode()
    assert "亮承诺（1）" in tab.content.decode()


def test_what_is_over_comes_off_the_wall_and_stays_in_the_ledger(cast: Cast, public: Pledge):
    Pledge.objects.update(starts_on=days_ago(9), ends_on=days_ago(1))
    assert not seen_by(cast.zhouqian)
    assert seen_by(cast.zhouqian, "list")


def test_nobody_publishes_their_own(cast: Cast):
    write(cast, cast.lijianjun, person=cast.lijianjun.pk, then="submit")
    pledge = Pledge.objects.get()
    with pytest.raises(MoveRefused):
        perform(pledge, "approve", by=cast.lijianjun.user)
    assert not cast.lijianjun.user.has_perm(Power.PUBLISH, pledge)
    perform(pledge, "approve", by=cast.wanghaiyan.user)  # the deputy does


@pytest.mark.parametrize("name", ["chenxiaodong", "zhouqian", "zhangxue", "zhaozhiqiang", "sunli", "linjing"])
def test_others_cannot_publish(cast: Cast, pledge: Pledge, name: str):
    with pytest.raises(MoveRefused):
        perform(pledge, "approve", by=getattr(cast, name).user)


def test_what_is_sent_back_waits_for_the_member(cast: Cast, pledge: Pledge):
    perform(pledge, "return", by=cast.lijianjun.user, reason="写得具体一些")
    page = signed_in(cast.chenxiaodong).get(reverse("portal:todo"))
    assert SAY in page.content.decode()


def test_changing_the_words_takes_it_off_the_wall_until_it_was_looked_at(cast: Cast, public: Pledge):
    body = {**pledge_data(cast, cast.jia.unit), "version": public.version, "declaration": "换了一句"}
    assert signed_in(cast.chenxiaodong).post(ledger("pledges").url("edit", public.pk), body).status_code == 302
    public.refresh_from_db()
    assert public.state == "submitted"
    assert not seen_by(cast.zhouqian)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"content": "在青石镇驻守"}, "太具体"),
        ({"content": "\n".join(f"第{n}件事" for n in range(11))}, "最多写"),
        ({"content": "长" * 201}, "个字以内"),
        ({"content": " \n "}, "承诺内容"),
        ({"ends_on": str(days_ago(9))}, "不能早于"),
        ({"declaration": ""}, "宣言"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(cast: Cast, changed, sentence):
    answer = write(cast, cast.chenxiaodong, **changed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_same_pledge_twice_is_refused(cast: Cast, pledge: Pledge):
    assert "已经写过" in write(cast, cast.chenxiaodong).content.decode()


def test_keeping_a_promise_is_told_with_a_picture_and_judged_by_another(cast: Cast, public: Pledge):
    first = public.items.first()
    page = signed_in(cast.chenxiaodong).get(ledger("pledges").url("detail", public.pk)).content.decode()
    assert "填写完成情况" in page
    assert "点评：" not in page
    body = {"status": "done", "told": "带教十二次", "version": public.version, "photos": photo()}
    answer = signed_in(cast.chenxiaodong).post(reverse("branches:tell_pledge", args=[public.pk, first.pk]), body)
    assert answer.status_code == 302, answer.context["form"].errors
    public.refresh_from_db()
    body = {"grade": "good", "comment": "坚持得好", "version": public.version}
    url = reverse("branches:judge_pledge", args=[public.pk, first.pk])
    assert signed_in(cast.chenxiaodong).post(url, body).status_code == 403
    assert signed_in(cast.lijianjun).post(url, body).status_code == 302
    public.refresh_from_db()
    assert (public.items_done, public.items_total) == (1, 2)
    assert public.fulfilment == "1. 已兑现：带教十二次"
    assert public.comments == "1. 好：坚持得好"
    page = signed_in(cast.zhouqian).get(ledger("pledges").url("detail", public.pk)).content.decode()
    for text in ("带教十二次", "坚持得好", "照片 1"):
        assert text in page
    assert "填写完成情况" not in page


def test_a_promise_that_was_judged_cannot_be_rewritten(cast: Cast, public: Pledge):
    tell(item=public.items.first(), status="done", told="做到了", by=cast.chenxiaodong.user)
    public.refresh_from_db()
    body = {**pledge_data(cast, cast.jia.unit), "version": public.version, "content": "不发生质量问题\n再加一条"}
    answer = signed_in(cast.chenxiaodong).post(ledger("pledges").url("edit", public.pk), body)
    assert "不能改动或删除" in answer.content.decode()
    kept = {**body, "content": "再加一条\n每周带教一次"}
    assert signed_in(cast.chenxiaodong).post(ledger("pledges").url("edit", public.pk), kept).status_code == 302
    assert [(item.text, item.told) for item in public.items.all()] == [("再加一条", ""), ("每周带教一次", "做到了")]


def test_others_tell_nothing_and_nothing_is_told_before_it_is_public(cast: Cast, pledge: Pledge):
    item = pledge.items.first()
    with pytest.raises(ActRefused, match="公开以后"):
        tell(item=item, status="done", told="做到了", by=cast.chenxiaodong.user)
    perform(pledge, "approve", by=cast.lijianjun.user)
    item = pledge.items.first()
    for someone in (cast.zhouqian, cast.chensiyuan, cast.huangweijie):
        with pytest.raises(ActRefused):
            tell(item=item, status="done", told="做到了", by=someone.user)
    with pytest.raises(Stale):
        judge(item=item, grade="good", comment="", by=cast.lijianjun.user, version=1)
    foreign = reverse("branches:tell_pledge", args=[pledge.pk, 10**9])
    assert signed_in(cast.chenxiaodong).get(foreign).status_code == 404


def test_a_pledge_ends_with_the_stay_and_its_member_still_reads_it(
    cast: Cast, public: Pledge, django_capture_on_commit_callbacks
):
    stay = TemporaryMembership.objects.get(unit=cast.jia.unit, person=cast.chenxiaodong)
    with django_capture_on_commit_callbacks(execute=True):
        leave_branch(membership=stay, by=cast.lijianjun.user)
    public.refresh_from_db()
    assert public.ends_on == days_ago(0)
    client = signed_in(cast.chenxiaodong)
    assert client.get(ledger("pledges").url("detail", public.pk)).status_code == 200
    assert client.get(ledger("pledges").url("edit", public.pk)).status_code == 403


def test_the_light_follows_what_hangs_on_the_wall(cast: Cast, pledge: Pledge, django_capture_on_commit_callbacks):
    recomputing.recompute_units([cast.jia.unit.pk])
    duty = Obligation.objects.get(unit=cast.jia.unit, rule__code="SEED-15")
    assert (duty.outcome, duty.waiting) == ("waiting", 1)
    with django_capture_on_commit_callbacks(execute=True):
        perform(pledge, "approve", by=cast.lijianjun.user)
    duty.refresh_from_db()
    assert duty.outcome == "on_time"


def test_the_card_of_a_person_tells_what_they_promised(cast: Cast, public: Pledge):
    url = reverse("people:detail", args=[cast.chenxiaodong.pk])
    for reader in (cast.chenxiaodong, cast.lijianjun):
        assert SAY in signed_in(reader).get(url).content.decode()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. 甲\n2、乙\n（3）丙\n四、丁", ["甲", "乙", "丙", "丁"]),
        ("24 小时在岗\n\n24 小时在岗", ["24 小时在岗"]),
        ("", []),
    ],
)
def test_numbers_in_front_of_promises_are_dropped(text, lines):
    assert promises(text) == lines


HEADS = ("姓名", "所属党组织", "岗位", "类别", "宣言", "承诺内容", "完成情况", "支部点评", "起", "止", "公开日期",
         "审查状态")  # fmt: skip


def test_the_sheet_comes_out_and_changes_nothing_when_it_comes_in(cast: Cast, public: Pledge):
    tell(item=public.items.first(), status="done", told="做到了", by=cast.chenxiaodong.user)
    client = signed_in(cast.lijianjun)
    answer = client.get(ledger("pledges").url("export"))
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert tuple(cell.value for cell in book.active[3]) == ("序号", *HEADS)
    before = list(Pledge.objects.values())
    batch = batch_of(upload(client, "pledges", saved(book)))
    assert (batch.new_count, batch.changed_count, batch.refused_count, batch.unchanged_count) == (0, 0, 0, 1)
    assert list(Pledge.objects.values()) == before


def test_an_old_sheet_comes_in_and_waits_for_the_review(cast: Cast):
    client, day = signed_in(cast.lijianjun), str(days_ago(20))
    good = ("陈晓东", "甲支部", "测试员", "年度承诺", SAY, "1. 带徒弟\n2. 守纪律", "", "", day, "", "", "")
    confirm(client, upload(client, "pledges", workbook(HEADS, good)))
    pledge = Pledge.objects.get()
    assert (pledge.state, pledge.items_total) == ("submitted", 2)
    assert not seen_by(cast.zhouqian)
    elsewhere = ("赵志强", "乙支部", "", "年度承诺", SAY, "守纪律", "", "", day, "", "", "")
    upload(client, "pledges", workbook(HEADS, elsewhere))
    assert Pledge.objects.count() == 1
    assert "导入" not in signed_in(cast.chenxiaodong).get(ledger("pledges").url("list")).content.decode()


def test_nothing_is_published_for_a_branch_that_is_over(cast: Cast, pledge: Pledge):
    dissolve_branch(branch=cast.jia, on=days_ago(0), document_number="", by=None)
    late = Pledge.objects.get(pk=pledge.pk)
    with pytest.raises(MoveRefused, match="已经撤销"):
        perform(late, "approve", by=cast.gaoyumei.user)
    assert Pledge.objects.get(pk=pledge.pk).state == "submitted"
