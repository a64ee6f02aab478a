"""An import of ours inside a function says on its line why it cannot stand at the top of the module.

Where the place itself is the reason nothing needs to be said: what `<app>/apps.py` connects is there only when the app
is ready, and a management command loads what it is called for. A library that is not ours may be loaded late.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from checks.ours import ROOT, packages

Import = ast.Import | ast.ImportFrom
# A bare order to a linter is no reason; one with words in brackets behind it is.
REASON = re.compile(r"#(?!\s*(?:noqa|type:)[^()]*$)\s*\S")


def findings(root: Path = ROOT, ours: tuple[str, ...] | None = None) -> Iterator[str]:
    """Lines such as `records/jobs/runner.py:17: hidden in publish: from records.tasks import run_job`."""
    names = packages(root) if ours is None else ours
    for name in names:
        for path in sorted((root / name).rglob("*.py")):
            place = path.relative_to(root)
            if not {"migrations", "commands", "apps.py"} & set(place.parts):
                yield from (f"{place}:{found}" for found in _hidden(path, set(names)))


def _hidden(path: Path, ours: set[str]) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for node, function in sorted(_inside_functions(ast.parse(text)).items(), key=lambda pair: pair[0].lineno):
        if _of_ours(node, ours) and not REASON.search(lines[node.lineno - 1]):
            yield f"{node.lineno}: hidden in {function}: {lines[node.lineno - 1].strip()}"


def _inside_functions(module: ast.Module) -> dict[Import, str]:
    """Each import below a function, with the name of the nearest one: an inner function is walked after its outer."""
    return {
        inside: node.name
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inside in ast.walk(node)
        if isinstance(inside, Import)
    }


def _of_ours(node: Import, ours: set[str]) -> bool:
    if isinstance(node, ast.ImportFrom):
        return bool(node.level) or (node.module or "").partition(".")[0] in ours
    return any(alias.name.partition(".")[0] in ours for alias in node.names)


if __name__ == "__main__":
    found = list(findings())
    print("\n".join(found) or "no import is hidden without a reason")
    sys.exit(1 if found else 0)
