"""Photos as a phone takes them, for forms that send some."""

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
