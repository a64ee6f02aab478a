"""Every room of the house has what a room has, or says in one line of its WITHOUT why it does not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from portal.menu import MENU
from records.rooms import declaring
from tests.house.rooms import APPS, ROOT, Room, all_rooms, handbook, read

pytestmark = pytest.mark.one_database  # source text

MAY_LACK = {"templates", "tests", "menu", "demo", "help"}
KINDS = {"acts", "models", "forms", "ledgers", "views", "importers"}
LONGEST, LONGEST_FORM = 250, 300
USUAL = re.compile(
    r"(\w+_)?(models|workflow|move_forms|forms|ledger|importer|acts|views|urls|duties|panels|connections|handover"
    r"|numbers|pickers|demo|demo_\w+|__init__)"
)
each_room = pytest.mark.parametrize("room", all_rooms(), ids=lambda room: room.name)


def has_or_says_why_not(room: Room, what: str, has: object) -> None:
    why = room.without.get(what, "")
    if has:
        assert not why, f"{room.name} says it has no {what} ({why}), and now it has"
    else:
        assert why, f"{room.name} has no {what}: supply it, or say in WITHOUT of its __init__.py why not"


@each_room
def test_what_a_room_does_without_it_says_in_one_line(room: Room) -> None:
    assert set(room.without) <= MAY_LACK
    for why in room.without.values():
        assert 20 < len(why) <= 110 and "\n" not in why


@each_room
def test_its_pages_stand_in_a_folder_of_its_name(room: Room) -> None:
    folder = ROOT / "templates" / room.path
    if room.templates or folder.exists():
        has_or_says_why_not(room, "templates", folder.exists() and any(folder.iterdir()))
    else:
        assert "templates" not in room.without, "the usual pages serve it, which nobody has to explain"


@each_room
def test_its_tests_stand_in_a_folder_of_its_name(room: Room) -> None:
    has_or_says_why_not(room, "tests", room.tests)


@each_room
def test_its_ledgers_are_in_the_menu(room: Room) -> None:
    listed = {entry.page for group in MENU for entry in group.entries}
    if room.ledgers:
        has_or_says_why_not(room, "menu", all(f"{ledger.slug}:list" in listed for ledger in room.ledgers))
    else:
        assert "menu" not in room.without


@each_room
def test_the_handbook_speaks_of_it_in_the_word_it_goes_by(room: Room) -> None:
    has_or_says_why_not(room, "help", room.word and room.word in handbook())


@each_room
def test_its_files_are_short_and_say_what_they_are(room: Room) -> None:
    for module in room.modules:
        lines, stem = len(read(module).splitlines()), module.stem
        assert lines <= (LONGEST_FORM if stem.endswith("forms") else LONGEST), f"{module} has {lines} lines"
        if not USUAL.fullmatch(stem) or stem == "__init__":
            assert ast.get_docstring(ast.parse(read(module))), f"{module} has no usual name and does not say what it is"


@pytest.mark.parametrize("app", APPS)
def test_nothing_is_kept_by_kind(app: str) -> None:
    for place in (app, f"templates/{app}", f"tests/{app}"):
        folders = {one.name for one in (ROOT / place).iterdir() if one.is_dir() and any(one.glob("*.*"))}
        assert not folders & KINDS, place


@pytest.mark.parametrize("app", APPS)
def test_templates_and_tests_have_no_folder_without_a_room(app: str) -> None:
    known = {room.path for room in all_rooms()}
    for place in ("templates", "tests"):
        found = {f"{app}/{one.name}" for one in (ROOT / place / app).iterdir() if one.is_dir() and any(one.glob("*.*"))}
        assert found <= known, place


@pytest.mark.parametrize("app", APPS)
def test_every_template_is_used(app: str) -> None:
    """By the code, or by another template."""
    code = (module for folder in (*APPS, "portal") for module in python_of(folder))
    said = "\n".join(map(read, [*(ROOT / "templates").rglob("*.html"), *code]))
    unused = [
        one.name
        for one in (ROOT / "templates" / app).rglob("*.html")
        if f"{app}/{one.parent.name}/{one.name}" not in said
    ]
    assert unused == []


def test_nobody_imports_a_gathering_of_models() -> None:
    gathered = {f"{app}.models" for app in APPS}
    folders = (*APPS, "accounts", "records", "portal", "tests", "benchmarks", "checks", "deploy")
    found = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for folder in folders
        for module in python_of(folder)
        for node in ast.walk(ast.parse(read(module)))
        if gathered & imported(node)
    ]
    assert found == []


def test_the_handbook_leads_along_the_menu() -> None:
    """“党员队伍 → 任职台账”: a group and a line of it."""
    lines = {f"{group.label} → {entry.label}" for group in MENU for entry in group.entries}
    named = {" → ".join(path.split(" → ")[:2]) for path in re.findall(r"“([^“”]+ → [^“”]+)”", handbook())}
    assert len(named) > 10
    assert named - lines == set()


def python_of(folder: str) -> list:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts]


def imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return {name.name for name in node.names} if isinstance(node, ast.Import) else set()


def connects_itself(module: Path) -> bool:
    """Has a ``register()`` of its own that waits for nobody to tell it what."""
    functions = [node for node in ast.parse(read(module)).body if isinstance(node, ast.FunctionDef)]
    return any(one.name == "register" and not one.args.args for one in functions)


@each_room
def test_what_connects_itself_is_opened_with_the_room_or_called_by_it(room: Room) -> None:
    opened = {f"{name}.py" for name in declaring(room.name)}
    connections = ROOT / room.path / "connections.py"
    called = read(connections) if connections.exists() else ""
    for module in room.modules:
        if connects_itself(module) and module.name not in opened:
            assert f"{module.stem}.register()" in called, f"{room.name}: nobody calls {module.name}"
