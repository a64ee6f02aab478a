"""Static files: only what is on the list, found under the names that pages use, kept under hashed names."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.management import call_command

from portal import static_files
from portal.npm import NpmFinder

ROOT = Path(__file__).resolve().parents[2]
USED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")


@pytest.fixture
def two_files(settings, tmp_path):
    """A node_modules with one listed file, that names a source map, and one that is not listed."""
    package = tmp_path / "node_modules" / "lib" / "dist"
    package.mkdir(parents=True)
    (package / "lib.min.js").write_text("let a = 1;\n//# sourceMappingURL=lib.min.js.map\n" + "// filler\n" * 200)
    (package / "secret.txt").write_text("not for strangers")
    settings.NPM_ROOT = tmp_path / "node_modules"
    settings.NPM_ASSETS = {"vendor/lib.min.js": "lib/dist/lib.min.js"}
    settings.STATICFILES_FINDERS = ["portal.npm.NpmFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_BUNDLES = {}
    finders.get_finder.cache_clear()
    yield tmp_path
    finders.get_finder.cache_clear()


def test_only_listed_files_are_found(two_files):
    finder = NpmFinder()
    assert finder.find("vendor/lib.min.js").endswith("lib/dist/lib.min.js")
    for name in ("lib/dist/secret.txt", "vendor/secret.txt", "vendor/../lib/dist/secret.txt"):
        assert finder.find(name) == []
        with pytest.raises(SuspiciousFileOperation):
            finder.storage.path(name)
    assert [name for name, _ in finder.list(None)] == ["vendor/lib.min.js"]


def test_a_missing_file_is_named(two_files, settings):
    settings.NPM_ASSETS = {"vendor/gone.js": "lib/dist/gone.js"}
    assert ["lib/dist/gone.js" in message.msg for message in NpmFinder().check()] == [True]


def test_collecting_hashes_and_compresses_and_forgives_missing_maps(two_files, settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "portal.storage.Hashed"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    kept = sorted(path.name for path in (two_files / "static" / "vendor").iterdir())
    assert len(kept) == 3, kept
    assert all(re.fullmatch(r"lib\.min\.[0-9a-f]{12}\.js(\.gz|\.br)?", name) for name in kept)


def test_collecting_again_is_needed_only_after_a_change(two_files, settings):
    assert static_files.changed()
    settings.STATIC_ROOT.mkdir()
    static_files.remember()
    assert not static_files.changed()
    (two_files / "node_modules/lib/dist/lib.min.js").write_text("let a = 2;")
    assert static_files.changed()
    static_files.remember()
    settings.STATIC_ROOT.rmdir()
    assert static_files.changed(), "somebody cleared the folder"


def test_every_file_that_a_template_names_exists():
    """In production a name that is not there is an error page; plain storage in tests would hide it."""
    used = {
        (name, template.relative_to(ROOT).as_posix())
        for template in ROOT.glob("templates/**/*.html")
        for name in USED.findall(template.read_text(encoding="utf-8"))
    }
    missing = [pair for pair in sorted(used) if not finders.find(pair[0])]
    assert missing == []
    assert used, "no template names a static file: has the folder moved?"
