"""All templates: they compile, name icons that exist, use classes that have a rule, and speak Chinese."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from records.ui import icons

ROOT = Path(settings.BASE_DIR) / "templates"
NAMES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))
ICON = re.compile(r"{% icon \"([a-z0-9-]+)\"")
CLASSES = re.compile(r"class=\"([^\"]*)\"")
OURS = re.compile(r"^(?:pt|m|seg)-[a-z][a-z-]*[a-z]$")
TAGS = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}", re.DOTALL)
COMMENTS = re.compile(r"{% comment.*?%}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
BODY_CLASS = re.compile(r"{% block body_class %}.*?{% endblock %}")
COMMANDS = re.compile(r"<code>(?:manage\.py [a-z -]+|[A-Z_]+)</code>")  # what is typed on the server
HTML = re.compile(r"<[^>]*>", re.DOTALL)
# Names that are written in Latin letters in Chinese, too.
LATIN = {"Word", "Excel", "PDF", "Chrome", "GPS", "Cookie", "JPEG", "MB", "KB", "A4", "UTF", "xlsx", "docx", "nbsp"}


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(name):
    assert get_template(name)


def test_every_named_icon_exists():
    named = {icon for name in NAMES for icon in ICON.findall((ROOT / name).read_text())}
    assert len(named) > 20
    for icon in named:
        assert icons.draw(icon)


def test_every_class_of_ours_has_a_rule_or_is_used_by_a_script(sheets):
    scripts = "\n".join(path.read_text() for path in (ROOT.parent / "static/portal/js").glob("*.js"))
    used = {
        word
        for name in NAMES
        for text in CLASSES.findall(TAGS.sub(" ", (ROOT / name).read_text()))
        for word in text.split()
        if OURS.match(word) and not word.endswith("-")
    }
    assert [word for word in sorted(used) if f".{word}" not in sheets and word not in scripts] == []


# Signing in takes two fields from whatever page; the dialog's form is only ever sent by accounts-session.js.
WITHOUT_END = {"accounts/login.html", "accounts/session.html"}
FORM = re.compile(r"<form\b[^>]*?(?:{%.*?%}[^>]*?)*method=\"post\".*?</form>", re.DOTALL)


def test_every_form_ends_with_the_field_that_says_it_came_whole():
    open_ones = [name for name in NAMES for form in FORM.findall((ROOT / name).read_text())
                 if not form.endswith("{% form_end %}</form>")]  # fmt: skip
    assert set(open_ones) == WITHOUT_END


def test_every_form_that_is_typed_into_has_an_id():
    """Without one the browser never hears that it was saved. A password is never kept."""
    typed = re.compile(r"<textarea|ui/fields\.html|class=\"form-control|as_field_group")
    nameless = [name for name in NAMES for form in FORM.findall((ROOT / name).read_text())
                if typed.search(form) and "{% form_id" not in form]  # fmt: skip
    assert set(nameless) <= {*WITHOUT_END, "accounts/password.html"}


@pytest.mark.parametrize("name", NAMES)
def test_no_english_is_left(name):
    text = BODY_CLASS.sub(" ", COMMENTS.sub(" ", (ROOT / name).read_text()))
    text = HTML.sub(" ", COMMANDS.sub(" ", TAGS.sub(" ", text)))
    text = re.sub(r"&[a-z]+;|&#\d+;", " ", text)
    words = set(re.findall(r"[A-Za-z]{3,}", text)) - LATIN
    assert words == set()
