"""Forms in a browser: photos made small, text not lost by leaving, searching selects."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.cast import Cast

NEW = "/activities/new/"


def big_photo() -> bytes:
    picture = BytesIO()
    Image.effect_noise((2400, 1800), 60).convert("RGB").save(picture, "JPEG", quality=95)
    return picture.getvalue()


@pytest.fixture
def form(cast: Cast, people):
    page = people(cast.lijianjun.user)
    page.goto(NEW)
    return page


def chosen(page) -> list[dict]:
    return page.evaluate(
        """async () => Promise.all([...document.querySelector('[data-photos]').files].map(async (file) => {
            const picture = await createImageBitmap(file);
            return {type: file.type, size: file.size, longest: Math.max(picture.width, picture.height)};
        }))"""
    )


def choose(page, name: str) -> None:
    file = {"name": name, "mimeType": "image/jpeg", "buffer": big_photo()}
    page.locator("[data-photos]").set_input_files([file])


class TestPhotos:
    def test_they_are_made_small_before_they_travel(self, form):
        choose(form, "会场.jpg")
        form.get_by_alt_text("会场.jpg").wait_for()
        (photo,) = chosen(form)
        assert photo["longest"] == 1600
        assert photo["size"] < len(big_photo()) / 2

    def test_further_ones_are_added_and_one_can_be_taken_out(self, form):
        choose(form, "会场.jpg")
        form.get_by_alt_text("会场.jpg").wait_for()
        choose(form, "签到.jpg")
        form.get_by_alt_text("签到.jpg").wait_for()
        assert len(chosen(form)) == 2
        form.get_by_role("button", name="移除照片 1").click()
        expect(form.get_by_alt_text("会场.jpg")).not_to_be_visible()
        assert len(chosen(form)) == 1

    def test_what_is_no_picture_goes_as_it_is_for_the_server_to_judge(self, form):
        file = {"name": "坏.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
        form.locator("[data-photos]").set_input_files([file])
        form.get_by_role("button", name="移除照片 1").wait_for()
        size = form.evaluate("document.querySelector('[data-photos]').files[0].size")
        assert size == len(b"no picture")


class TestLeaving:
    @pytest.fixture
    def asked(self, form) -> list[str]:
        """Kinds of questions the browser put."""
        seen: list[str] = []
        form.on("dialog", lambda dialog: (seen.append(dialog.type), dialog.accept()))
        return seen

    def test_a_changed_form_asks_before_it_is_left(self, form, asked):
        form.get_by_label("活动主题").fill("冬季施工安全专题学习")
        form.goto("/")
        assert asked == ["beforeunload"]

    def test_an_untouched_form_does_not(self, form, asked):
        form.goto("/")
        assert asked == []


class TestSearchingSelect:
    @pytest.fixture
    def box(self, cast: Cast, people):
        page = people(cast.linjing.user)
        page.goto("/activities/")
        return page.get_by_role("combobox", name="所属党组织")

    def test_it_finds_by_what_is_typed_and_filters_by_the_choice(self, cast: Cast, box):
        page = box.page
        box.focus()
        box.press_sequentially("甲")
        page.get_by_role("option", name="甲支部").click()
        page.get_by_role("button", name="查询").click()
        page.wait_for_url(f"**/activities/?unit={cast.jia.unit.pk}")

    def test_nothing_found_says_what_to_try(self, box):
        box.focus()
        box.press_sequentially("没有这个单位")
        box.page.get_by_text("没有找到，请换个字或拼音首字母再试").wait_for()
