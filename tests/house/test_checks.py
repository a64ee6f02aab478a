"""The lint of templates finds what the policy would block, and nothing else."""

import pytest

from checks import migrations, templates


def found(tmp_path, name: str, text: str) -> list[str]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [line.split(": ", 1)[1] for line in templates.findings(tmp_path)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<style>p { color: red }</style>", "inline style"),
        ('<p\n  style="color: red">', "inline style"),
        ("<script>go()</script>", "inline script"),
        ('<button type="button" onclick="go()">', "event attribute"),
        ('<a href="javascript:go()">', "javascript: address"),
        ('<img src="https://elsewhere.example/x.png">', "outside address"),
        ('<script src="//elsewhere.example/x.js"></script>', "outside address"),
        ('<div hx-on:click="go()">', "htmx eval"),
    ],
)
def test_faults_in_templates_are_found(tmp_path, text, fault):
    assert fault in found(tmp_path, "templates/page.html", text)


@pytest.mark.parametrize(
    "text",
    [
        "{# <style> in a comment #}",
        '<option value="{{ one }}"{% if one == year %} selected{% endif %}>{{ one }}</option>',
        '<script type="module" src="{% static \'portal/js/reload.js\' %}"></script>',
        '<script type="application/json" id="rows">[1, 2]</script>',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        "<p>the season = spring</p>",
    ],
)
def test_clean_templates_pass(tmp_path, text):
    assert found(tmp_path, "templates/page.html", text) == []


@pytest.mark.parametrize(
    ("name", "text", "faults"),
    [
        ("static/a.js", 'fetch("https://elsewhere.example/")', ["outside address"]),
        ("static/a.js", "// see https://elsewhere.example/\nlet a = 1;", []),
        ("static/a.js", 'node.setAttribute("style", "top: 0")', ["inline style by script"]),
        ("static/a.css", "a { color: oklch(60% 0.1 20) }", ["css newer than Chromium 108"]),
        ("static/a.css", "/* https://elsewhere.example */ a { color: #c00 }", []),
    ],
)
def test_scripts_and_sheets(tmp_path, name, text, faults):
    assert found(tmp_path, name, text) == faults


def test_lines_are_named(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{#\n\n#}\n<p>\n<p style='x'>")
    assert list(templates.findings(tmp_path)) == ["templates/page.html:5: inline style"]


def test_migrations_are_measured_from_the_last_release():
    assert migrations.scope("v1.0", on_postgres=True) == ["--git-commit-id", "v1.0"]
    assert migrations.scope("v1.0", on_postgres=False)[2:] == ["--exclude-migration-tests", "NOT_NULL"]
    assert "--git-commit-id" not in migrations.scope("", on_postgres=True)
    assert migrations.maintenance("postgres://u:p@h:5432/portal") == "postgres://u:p@h:5432/postgres"
