"""What the manual says about the house is so."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READS = re.compile(r"""(?:environ(?:\.get)?[\[(]|flag\(|words\()\s*["']([A-Z][A-Z_]+)["']""")
NOT_FOR_PEOPLE = {"PATH", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}
FOLDERS = (
    "portal", "accounts", "records", "organisation", "reminders", "branches", "education", "supervision", "welfare",
    "deploy", "benchmarks",
)  # fmt: skip
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_every_variable_that_is_read_is_explained():
    sources = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")] + [ROOT / "tests" / "run.py"]
    read = {name for path in sources for name in READS.findall(path.read_text(encoding="utf-8"))}
    explained = set(re.findall(r"[A-Z][A-Z_]+", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    assert read - explained - NOT_FOR_PEOPLE == set()
    assert "DATABASE_URL" in read, "the search finds nothing: has reading moved?"


def test_make_has_the_commands_that_the_readme_names():
    named = set(re.findall(r"`make (\w+)`", (ROOT / "README.md").read_text(encoding="utf-8")))
    made = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"run", "test", "check", "bench", "clean"} <= named <= made


def test_links_between_documents_lead_somewhere():
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{document.name}: {target}"
        for document in documents
        for target in LINK.findall(document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_the_guide_names_places_that_are_there():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", guide, flags=re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"`((?:\w+/)+(?:\w+\.\w+)?)`", prose))
    assert len(named) > 20
    assert [place for place in sorted(named) if not (ROOT / place).exists()] == []


OURS = "|".join((*FOLDERS, "tests", "checks", "templates", "docs"))
PATH = re.compile(rf"(?<![\w/.-])((?:{OURS})/[\w/.-]*\w\.(?:py|html|md))\b")


def test_whatever_names_a_file_of_ours_names_one_that_is_there():
    """In comments, docstrings, templates and papers: what moves takes its mentions along."""
    readers = [path for folder in (*FOLDERS, "templates", "docs", "checks") for path in (ROOT / folder).rglob("*.*")]
    readers = [path for path in readers if path.suffix in {".py", ".html", ".md"}]
    assert len(readers) > 1000
    places = (ROOT, ROOT / "templates")
    lost = [
        f"{path.relative_to(ROOT)}: {named}"
        for path in readers
        for named in PATH.findall(path.read_text(encoding="utf-8"))
        if not any((place / named).exists() for place in places)
    ]
    assert lost == []
