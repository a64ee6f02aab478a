"""Sheets that every page links: one file under hashed names, the small ones while somebody works on them."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template.loader import render_to_string

from portal import bundles, static_files
from portal.storage import Hashed
from portal.templatetags import bundles as tags

FRAME = "portal/css/frame.css"


@pytest.fixture
def two_sheets(settings, tmp_path):
    """vendor/a.css and portal/css/b.css, linked in this order by a template; one draws a picture beside it."""
    (tmp_path / "files/vendor").mkdir(parents=True)
    (tmp_path / "files/portal/css").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "files/vendor/dot.svg").write_text("<svg/>")
    (tmp_path / "files/vendor/a.css").write_text(
        '@charset "UTF-8";.a{background:url("dot.svg")}.c{background:url("data:image/svg+xml,%3csvg/%3e")}'
    )
    (tmp_path / "files/portal/css/b.css").write_text(".a { color: red; }")
    links = (
        f'<link rel="stylesheet" href="{{% static \'{name}\' %}}">' for name in ("vendor/a.css", "portal/css/b.css")
    )
    (tmp_path / "templates/sheets.html").write_text("\n".join(("{% load static %}", *links)))
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}]
    settings.STATICFILES_DIRS = [tmp_path / "files"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_BUNDLES = {FRAME: "sheets.html"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "portal.storage.Hashed"}}
    finders.get_finder.cache_clear()
    yield tmp_path
    finders.get_finder.cache_clear()


def collected(folder) -> str:
    call_command("collectstatic", verbosity=0, interactive=False)
    (sheet,) = (folder / "static/portal/css").glob("frame.*.css")
    assert {path.suffix for path in sheet.parent.glob("frame.*")} <= {".css", ".br", ".gz"}
    return sheet.read_text()


def test_joined_in_the_order_of_the_links_and_pictures_are_still_found(two_sheets):
    text = collected(two_sheets)
    assert text.startswith('@charset "UTF-8";')
    assert text.count("@charset") == 1
    assert text.index("background") < text.index("color: red")
    (picture,) = re.findall(r'url\("(\.\./[^"]+)"\)', text)
    assert (two_sheets / "static/portal/css" / picture).resolve().is_file()
    assert 'url("data:image/svg+xml,%3csvg/%3e")' in text


def test_a_change_of_one_sheet_gives_the_joined_one_another_name(two_sheets):
    collected(two_sheets)
    before = Hashed().url(FRAME)
    (two_sheets / "files/portal/css/b.css").write_text(".a { color: blue; }")
    call_command("collectstatic", verbosity=0, interactive=False)
    assert Hashed().url(FRAME) != before


def test_another_order_is_a_reason_to_collect_again(two_sheets):
    settings_root = two_sheets / "static"
    settings_root.mkdir()
    static_files.remember()
    template = two_sheets / "templates/sheets.html"
    head, *links = template.read_text().splitlines()
    template.write_text("\n".join((head, *reversed(links))))
    assert static_files.changed()


def test_a_page_links_one_sheet_where_they_are_joined(two_sheets, monkeypatch):
    collected(two_sheets)
    monkeypatch.setattr(tags, "staticfiles_storage", Hashed())
    assert re.fullmatch(
        r'<link rel="stylesheet" href="/static/portal/css/frame\.[0-9a-f]{12}\.css">', str(tags.sheets(FRAME))
    )


def test_a_page_links_every_sheet_while_one_works_on_them():
    said = re.findall(r'href="/static/([^"]+)"', str(tags.sheets(FRAME)))
    assert said == bundles.parts(FRAME)
    assert len(said) > 30


def test_the_list_of_sheets_says_nothing_that_joining_would_lose(settings):
    """A medium, a condition or a script among the links would be dropped without a word."""
    for template in settings.STATIC_BUNDLES.values():
        rest = re.sub(r'<link rel="stylesheet" href="[^"]+\.css">', "", render_to_string(template))
        assert rest.strip() == ""
