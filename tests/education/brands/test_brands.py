"""一项目一品牌: reviewed before it is shown, one in use at a time, the earlier ones kept; the sheet out and in."""

import io
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from openpyxl import load_workbook
from PIL import Image

from education.brands.models import BrandCard
from organisation.people.models import Person
from records.ledger.registry import ledger
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.cast import Cast, days_ago, signed_in
from tests.education.brands.makers import brand_data
from tests.records.importing import batch_of, confirm, saved, sheet, upload, workbook

CARDS = ledger("brand-cards")
HEADS = ["序号", "队名", "队训", "队歌", "队号", "品牌名称", "释义", "设计人", "启用日期", "图片", "审查人"]


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (320, 200), "darkred").save(out, "JPEG")
    out.seek(0)
    out.name = "队旗.jpg"
    return out


def send(person: Person, cast: Cast, **changed: Any) -> Any:
    data = {**brand_data(cast, cast.jia.unit), "then": "submit"} | changed
    return signed_in(person).post(CARDS.url("create"), data)


def filed(person: Person, cast: Cast, **changed: Any) -> BrandCard:
    assert send(person, cast, **changed).status_code == 302
    return BrandCard.objects.order_by("created_at").last()


def move(person: Person, card: BrandCard, code: str, **more: str) -> BrandCard:
    signed_in(person).post(CARDS.url("move", card.pk, code), more)
    card.refresh_from_db()
    return card


def approved(cast: Cast, **changed: Any) -> BrandCard:
    return move(cast.huangweijie, filed(cast.lijianjun, cast, **changed), "approve")


def test_the_unit_reviews_before_a_brand_is_in_use(cast: Cast):
    card = filed(cast.lijianjun, cast)
    assert (card.state, card.standing) == ("submitted", "未发布")
    assert move(cast.lijianjun, card, "approve").state == "submitted"  # nobody reviews their own
    page = signed_in(cast.huangweijie).get(CARDS.url("detail", card.pk)).content.decode()
    assert "先审查、后公开" in page and "还没有图片" in page
    card = move(cast.huangweijie, card, "approve")
    assert (card.state, card.standing, card.reviewer_name) == ("approved", "现用", "黄伟杰")


def test_the_reviewer_is_told_of_an_exact_place(cast: Cast):
    card = filed(cast.lijianjun, cast, meaning="我们驻扎在青石县，靠山而建。")
    page = signed_in(cast.huangweijie).get(CARDS.url("detail", card.pk)).content.decode()
    assert "具体地点“" in page and "青石县" in page


def test_a_mark_of_secrecy_is_refused(cast: Cast):
    answer = send(cast.lijianjun, cast, meaning="机密★长期")
    assert answer.status_code == 422 and "请删去涉密内容" in answer.content.decode()
    assert not BrandCard.objects.exists()


def test_a_new_card_takes_over_and_the_old_one_stays_in_the_history(cast: Cast):
    old = approved(cast, used_since=str(days_ago(90)))
    form = signed_in(cast.lijianjun).get(f"{CARDS.url('create')}?after={old.pk}").content.decode()
    assert "人迹罕至但使命必达" in form
    new = approved(cast, brand_name="云端灯塔", used_since=str(days_ago(2)))
    old.refresh_from_db()
    assert (old.standing, old.replaced_on, new.standing) == ("往期", days_ago(2), "现用")
    page = signed_in(cast.chenxiaodong).get(f"/temporary-branches/{cast.jia.pk}/?tab=brand").content.decode()
    assert "云端灯塔" in page and "高原先锋" in page
    wall = signed_in(cast.lijianjun).get(CARDS.url("board"), {"in_use": "true"}).context["cards"]
    assert [card.pk for card in wall] == [new.pk]


def test_a_card_cannot_begin_before_the_one_in_use(cast: Cast):
    approved(cast, used_since=str(days_ago(5)))
    answer = send(cast.lijianjun, cast, brand_name="旧时灯", used_since=str(days_ago(50)))
    assert answer.status_code == 422 and "启用日期早于现用品牌" in answer.content.decode()


def test_an_approved_card_is_not_changed(cast: Cast):
    card = approved(cast)
    assert signed_in(cast.lijianjun).get(CARDS.url("edit", card.pk)).status_code == 403
    body = {**brand_data(cast, cast.jia.unit), "motto": "别的", "version": card.version, "photos": picture()}
    assert signed_in(cast.lijianjun).post(CARDS.url("edit", card.pk), body).status_code in (403, 409)
    card.refresh_from_db()
    assert (card.motto, card.files_text) == ("人迹罕至但使命必达", "")


def test_the_one_before_is_back_when_a_card_is_voided(cast: Cast):
    old, new = approved(cast, used_since=str(days_ago(90))), approved(cast, brand_name="云端灯塔")
    signed_in(cast.lijianjun).post(CARDS.url("discard", new.pk), {"reason": "误报"})
    old.refresh_from_db()
    assert (old.standing, old.replaced_on) == ("现用", None)


def test_the_database_allows_one_card_in_use(cast: Cast):
    approved(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        BrandCard.objects.create(unit=cast.jia.unit, brand_name="二", team_name="二", motto="二", meaning="二",
                                 current_of=cast.jia.unit)  # fmt: skip


def test_the_duty_is_done_when_the_card_is_approved(cast: Cast):
    recomputing.recompute_units([cast.jia.unit_id])
    duty = Obligation.objects.get(rule__code="SEED-09", unit=cast.jia.unit)
    card = filed(cast.lijianjun, cast)
    duty.refresh_from_db()
    assert (duty.outcome, duty.waiting) == ("waiting", 1)
    move(cast.huangweijie, card, "approve")
    duty.refresh_from_db()
    assert duty.outcome == "on_time"
    signed_in(cast.lijianjun).post(CARDS.url("discard", card.pk), {"reason": "误报"})
    duty.refresh_from_db()
    assert duty.outcome == "open"


def test_the_wall_shows_the_picture(cast: Cast):
    card = filed(cast.lijianjun, cast, photos=picture())
    assert card.files_text == "1 份"
    wall = signed_in(cast.lijianjun).get(CARDS.url("board"))
    assert wall.context["cards"][0].cover and "人迹罕至但使命必达" in wall.content.decode()
    picture_url = wall.context["cards"][0].cover
    assert signed_in(cast.chenxiaodong).get(picture_url).status_code == 200
    assert signed_in(cast.chensiyuan).get(picture_url).status_code == 404


def test_nobody_files_for_another_or_a_dissolved_branch(cast: Cast):
    for unit in (cast.bing.unit, cast.ding.unit, cast.first):
        assert send(cast.lijianjun, cast, unit=unit.pk).status_code == 422
    assert send(cast.chenxiaodong, cast).status_code == 403
    assert send(cast.wugang, cast).status_code == 403
    assert not BrandCard.objects.exists()


def test_the_same_form_twice_makes_one_card(cast: Cast):
    key = "6f9619ff-8b86-4011-b42d-00cf4fc964ff"
    for _ in range(2):
        assert send(cast.lijianjun, cast, client_id=key).status_code == 302
    assert BrandCard.objects.count() == 1


def test_the_columns_of_the_office(cast: Cast):
    approved(cast)
    rows = sheet(signed_in(cast.lijianjun).get(CARDS.url("export")))
    assert list(rows[2][: len(HEADS)]) == HEADS
    assert rows[3][10] == "黄伟杰"


@pytest.mark.parametrize("name", ["lijianjun", "huangweijie"])
def test_an_exported_sheet_taken_in_again_changes_nothing(cast: Cast, name: str):
    approved(cast, used_since=str(days_ago(90)))
    filed(cast.lijianjun, cast, brand_name="云端灯塔", then="", lyrics="一盏灯\n两盏灯")
    exported = signed_in(getattr(cast, name)).get(CARDS.url("export"))
    client, before = signed_in(cast.lijianjun), list(BrandCard.objects.order_by("pk").values())
    book = load_workbook(io.BytesIO(b"".join(exported.streaming_content)))
    batch = batch_of(upload(client, "brand-cards", saved(book)))
    written = {"lijianjun": 2, "huangweijie": 1}[name]  # a draft is its writers' own
    assert (batch.unchanged_count, batch.new_count, batch.changed_count, batch.refused_count) == (written, 0, 0, 0)
    assert list(BrandCard.objects.order_by("pk").values()) == before


def test_old_cards_come_in_as_drafts_whatever_the_sheet_says(cast: Cast):
    client = signed_in(cast.lijianjun)
    rows = workbook(
        (*HEADS[1:], "所属临时党支部"),
        ("雪莲队", "使命必达", "", "雪莲", "高原先锋", "雪莲生在高处", "王海燕", "2026-03-01", "", "林静", "甲支部"),
        ("雪莲队", "机密★", "", "雪莲", "高原先锋", "雪莲生在高处", "王海燕", "2026-04-01", "", "林静", "甲支部"),
    )
    answer = upload(client, "brand-cards", rows)
    assert batch_of(answer).refused_count == 1
    confirm(client, answer, skip="1")
    card = BrandCard.objects.get()
    assert (card.state, card.reviewer_name, card.standing) == ("draft", "", "未发布")


def test_a_mark_of_secrecy_is_told_once(cast: Cast) -> None:
    answer = send(cast.lijianjun, cast, meaning="机密★")
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["meaning"]) == 1
