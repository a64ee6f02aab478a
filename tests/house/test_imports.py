"""The check of imports sees a circle wherever it hides, names what ties it, and leaves a plain house alone."""

import itertools

import pytest

from checks import circles, hidden_imports, ours

names = (f"madeup{number}" for number in itertools.count())


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Builds a package of the modules named; each call another, since Python remembers what it has found."""
    monkeypatch.syspath_prepend(tmp_path)

    def build(**modules: str) -> str:
        name = next(names)
        for module, text in {"__init__": "", **modules}.items():
            path = tmp_path / name / f"{module.replace('__of__', '/')}.py"
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_text(text.replace("HOUSE", name), encoding="utf-8")
        return name

    return build


def found(name: str) -> list[set[str]]:
    return [{module.removeprefix(f"{name}.") for module in one} for one in circles.circles(circles.graph_of(name))]


TOP = "from HOUSE import cellar\n"
LAZY = "def climb():\n    from HOUSE.attic import light\n    return light\n"
TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from HOUSE.attic import Light\n"


@pytest.mark.parametrize("back", [LAZY, TYPES, "import HOUSE.attic\n"], ids=["lazy", "types", "plain"])
def test_a_circle_is_found(house, back):
    name = house(attic=TOP, cellar=back, garden=TOP)
    assert found(name) == [{"attic", "cellar"}]


def test_a_detour_is_a_circle_too_and_the_largest_stands_first(house):
    name = house(
        a="import HOUSE.b", b="import HOUSE.c", c="import HOUSE.a, HOUSE.d", d="import HOUSE.e", e="import HOUSE.d"
    )
    assert found(name) == [{"a", "b", "c"}, {"d", "e"}]


def test_imports_that_only_point_down_are_none(house):
    name = house(attic=TOP + LAZY.replace("attic", "stairs"), stairs=TOP, cellar="import json")
    assert found(name) == []


def test_a_room_may_gather_its_parts_but_the_parts_may_not_ask_the_room(house):
    gathers = "from HOUSE.room.part import thing\n"
    assert (
        found(house(room__of____init__=gathers, room__of__part="thing = 1", room__of__other="import HOUSE.room.part"))
        == []
    )
    asks = house(room__of____init__=gathers, room__of__part="from HOUSE.room import thing")
    assert found(asks) == [{"room", "room.part"}]


def test_a_circle_is_told_by_the_lines_that_tie_it(house, tmp_path):
    name = house(attic=f"import json\n{TOP}", cellar=LAZY, room__of____init__="")
    graph = circles.graph_of(name)
    [circle] = circles.circles(graph)
    assert list(circles.ties(circle, graph, tmp_path)) == [
        f"{name}/attic.py:2 imports {name}.cellar",
        f"{name}/cellar.py:2 imports {name}.attic",
    ]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (LAZY, True),
        (LAZY.replace("light\n", "light  # noqa: F401\n", 1), True),
        (LAZY.replace("light\n", "light  # only who climbs needs it\n", 1), False),
        (LAZY.replace("light\n", "light  # noqa: F401  (registers the light)\n", 1), False),
        (LAZY.replace("from HOUSE.attic", "from json"), False),
        (TOP, False),
        (TYPES, False),
    ],
)
def test_an_import_inside_a_function_gives_its_reason(house, tmp_path, text, hidden):
    name = house(attic="light = Light = 1", cellar=text)
    assert [line.partition(":")[0] for line in hidden_imports.findings(tmp_path, (name,))] == (
        [f"{name}/cellar.py"] if hidden else []
    )


def test_readiness_and_commands_are_reason_enough(house, tmp_path):
    name = house(apps=LAZY.replace("climb", "ready"), commands__of__climb=LAZY, attic="light = 1")
    assert list(hidden_imports.findings(tmp_path, (name,))) == []


def test_every_package_of_ours_is_looked_at():
    installed = {path.parent.name for path in ours.ROOT.glob("*/apps.py")}
    assert installed == set(ours.packages())
    assert set(ours.with_tables()) <= set(ours.packages())


def test_no_module_escapes_the_graph():
    """A folder without `__init__` would: Python imports it, grimp does not look into it."""
    paths = [path.relative_to(ours.ROOT) for name in ours.packages() for path in (ours.ROOT / name).rglob("*.py")]
    modules = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths}
    assert modules == circles.graph_of(*ours.packages()).modules
