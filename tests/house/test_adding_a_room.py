"""CONTRIBUTING.md's "How to add a room", done in a copy of the house, with every test that a room has to pass."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(?:python|html)\n(?:# |\{# )(?P<head>\w+/[^\n]*?)(?: #\})?\n(?P<text>.*?)^```$", re.M | re.S)
RUFF = Path(sys.executable).parent / "ruff"
COPIED = ("welfare", "portal", "templates", "tests", "pyproject.toml")  # what the recipe adds to; all else is linked
CHECKS = """
from django.core.management import call_command
import django
django.setup()
call_command("makemigrations", "welfare", name="watches", verbosity=0)
import pytest, sys
sys.exit(pytest.main([
    "-q", "--no-header", "-p", "no:cacheprovider", "-k", "watches",
    *(f"tests/contract/test_{part}.py" for part in ("rights", "moves", "forms", "pages", "export", "round_trip")),
    "tests/welfare/watches", "tests/house/test_rooms.py",
]))
"""


def blocks() -> list[tuple[str, str]]:
    """(first line, text) of every block of the recipe that names a file."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipe = guide.split("## How to add a room", 1)[1].split("\n## ", 1)[0]
    return [(found["head"], found["text"]) for found in BLOCK.finditer(recipe)]


def write(house: Path, head: str, text: str) -> None:
    """``path``: a new file. ``path: after line`` (or ``before``, ``for``): beside or instead of that line."""
    name, _, where = head.partition(": ")
    path = house / name
    if not where:
        assert not path.exists(), f"{name} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    side, _, line = where.partition(" ")
    old = path.read_text(encoding="utf-8")
    (found,) = (one for one in old.splitlines(keepends=True) if line in one)
    new = {"after": found + text, "before": text + found, "for": text}[side]
    path.write_text(old.replace(found, new), encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The whole house; what the recipe writes into it stays here."""
    house = tmp_path / "house"
    house.mkdir()
    for one in ROOT.iterdir():
        if one.name.startswith(".") or one.name == "var":
            continue
        if one.name not in COPIED:
            (house / one.name).symlink_to(one)
        elif one.is_dir():
            shutil.copytree(one, house / one.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(one, house / one.name)
    return house


@pytest.mark.one_database
@pytest.mark.slow
def test_a_room_built_by_the_recipe_passes_what_every_room_has_to(house: Path) -> None:
    for head, text in blocks():
        write(house, head, text)
    (house / "tests/welfare/watches/__init__.py").touch()
    written = sorted({head.partition(": ")[0] for head, _ in blocks() if ".py" in head})
    ruff = subprocess.run([RUFF, "check", "--no-cache", *written], cwd=house, capture_output=True, text=True)
    assert ruff.returncode == 0, ruff.stdout
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("TEST_", "PYTEST_"))}
    ran = subprocess.run(
        [sys.executable, "-c", CHECKS],
        cwd=house,
        env={**environment, "PYTHONPATH": str(house), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-3000:]
    assert list((house / "welfare/migrations").glob("*_watches.py"))
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed and int(passed[1]) > 35, ran.stdout[-2000:]
