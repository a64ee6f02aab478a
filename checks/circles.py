"""No module of ours imports itself by a detour: at its top, inside a function or for its types alone.

The graph is grimp's, which the import contract stands on too. `from room import part` imports the module `part` where
there is one, else the room's `__init__`; `import room.part` is no import of the room, whose `__init__` may therefore
gather its parts.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import grimp

from checks.ours import ROOT, packages


def graph_of(*names: str) -> grimp.ImportGraph:
    return grimp.build_graph(*names, exclude_type_checking_imports=False, cache_dir=None)


def circles(graph: grimp.ImportGraph) -> list[frozenset[str]]:
    """Each set of modules that all reach one another, the largest first."""
    found = {_circle_through(module, graph) for module in graph.modules}
    return sorted((circle for circle in found if len(circle) > 1), key=lambda circle: (-len(circle), sorted(circle)))


def _circle_through(module: str, graph: grimp.ImportGraph) -> frozenset[str]:
    return frozenset({module} | (graph.find_upstream_modules(module) & graph.find_downstream_modules(module)))


def ties(circle: frozenset[str], graph: grimp.ImportGraph, root: Path = ROOT) -> Iterator[str]:
    """The imports that hold it together, such as `records/jobs/runner.py:17 imports records.jobs`."""
    for importer in sorted(circle):
        for imported in sorted(graph.find_modules_directly_imported_by(importer) & circle):
            for line in graph.get_import_details(importer=importer, imported=imported):
                yield f"{_file(importer, root)}:{line['line_number']} imports {imported}"


def _file(module: str, root: Path) -> str:
    path = module.replace(".", "/")
    return f"{path}/__init__.py" if (root / path).is_dir() else f"{path}.py"


def main() -> int:
    graph = graph_of(*packages())
    found = circles(graph)
    for circle in found:
        print(f"a circle of {len(circle)} modules:", *ties(circle, graph), sep="\n  ")
    print(f"{len(graph.modules)} modules, {len(found)} circles")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
