"""Filling in an activity: its kind, after which names are called anew, and photos as a phone takes them."""

from functools import cache
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect


@cache
def photo(width: int = 640, height: int = 480) -> bytes:
    """A picture that does not compress well."""
    picture = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(picture, "JPEG", quality=90)
    return picture.getvalue()


def choose_photos(page: Page, names: list[str]) -> None:
    """Chosen, made small and shown."""
    files = [{"name": name, "mimeType": "image/jpeg", "buffer": photo()} for name in names]
    page.locator("[data-photos]").set_input_files(files)
    expect(page.locator("[data-fresh]")).to_have_count(len(names))


def choose_kind(page: Page, kind: str) -> None:
    """Returns when the names of this kind have come."""
    with page.expect_response(lambda answer: "roll" in answer.url):
        page.get_by_label("活动类型").select_option(kind)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
