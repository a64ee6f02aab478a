"""docs/deployment.md as a machine reads it: the commands and the environment of one of its ways."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(?P<kind>sh|ini)\n(?P<text>.*?)^```$", re.M | re.S)


def blocks(section: str) -> list[tuple[str, str]]:
    """(kind, text) of every block of the section, in their order."""
    manual = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    text = manual.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    return [(found["kind"], found["text"]) for found in BLOCK.finditer(text)]


def commands(section: str) -> list[str]:
    """What is typed in the portal's folder: lines that begin with a program of the portal."""
    lines = [line for kind, text in blocks(section) if kind == "sh" for line in text.splitlines()]
    return [line.partition("  #")[0].strip() for line in lines if line.startswith((".venv/", "python3 deploy/"))]


def environment(section: str) -> dict[str, str]:
    ((_, text),) = (one for one in blocks(section) if one[0] == "ini")
    return dict(line.split("=", 1) for line in text.splitlines())
