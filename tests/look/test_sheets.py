"""The style sheets: old enough for Chromium 108, readable, each one served."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CSS = ROOT / "static/portal/css"
TOO_NEW = ("oklch(", "oklab(", "color-mix(", "light-dark(", "@container", "@layer", "@starting-style", "@scope")
HEX = re.compile(r"--pt-([a-z-]+): (#[0-9a-f]{6});")

# foreground on background, as tags, alerts and texts use them
PAIRS = [
    ("ink", "bg"),
    ("ink-soft", "bg-head"),
    ("ink-mute", "bg"),
    ("brand", "brand-tint"),
    ("ok", "ok-tint"),
    ("warn", "warn-tint"),
    ("orange", "orange-tint"),
    ("bad", "bad-tint"),
    ("info", "info-tint"),
    ("purple", "purple-tint"),
]


def brightness(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def colours() -> dict[str, str]:
    return dict(HEX.findall((CSS / "tokens.css").read_text()))


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_brand_red_is_not_the_alarm_red(colours):
    assert colours["brand"] != colours["bad"]


@pytest.mark.parametrize("name", TOO_NEW)
def test_nothing_newer_than_chromium_108(sheets, name):
    assert name not in sheets


def test_no_nested_rules(sheets):
    plain = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    assert not re.search(r"(^|[\s;{])&[\s.:\[]", plain)


def test_nothing_is_fetched_from_outside(sheets):
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", sheets)
    assert "@import" not in sheets


def test_every_sheet_closes_what_it_opens():
    """They are joined into one file: an open rule or comment would swallow the sheets after it."""
    for path in CSS.glob("*.css"):
        plain = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        assert "/*" not in plain, path.name
        assert plain.count("{") == plain.count("}"), path.name


def test_every_sheet_of_the_shell_exists():
    linked = re.findall(r"portal/(css/[a-z-]+\.css)", (ROOT / "templates/ui/styles.html").read_text())
    assert linked
    assert [name for name in linked if not (ROOT / "static/portal" / name).is_file()] == []


def test_every_sheet_is_linked_by_some_page():
    pages = "\n".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    assert [path.name for path in CSS.glob("*.css") if f"portal/css/{path.name}" not in pages] == []


def test_every_script_is_loaded_by_some_page_or_imported_by_another():
    pages = "\n".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    scripts = {path.name: path.read_text() for path in (ROOT / "static/portal/js").glob("*.js")}
    imported = set(re.findall(r'from "\./([a-z-]+\.js)";|import "\./([a-z-]+\.js)";', "\n".join(scripts.values())))
    names = {one or other for one, other in imported}
    assert [name for name in scripts if f"portal/js/{name}" not in pages and name not in names] == []
    assert names <= scripts.keys()
