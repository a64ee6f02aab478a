"""Templates, scripts and sheets: nothing inline, nothing from outside. The strict CSP would block it anyway, later."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Comments and template tags: `{% if one == year %}` inside an element is no attribute.
NOT_MARKUP = re.compile(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->|{%.*?%}|{{.*?}}", re.DOTALL)
CODE_COMMENT = re.compile(r"/\*.*?\*/|(?m:(?<![:\"'`])//[^\n]*$)", re.DOTALL)

IN_TEMPLATES = {
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    # Data for a script is fine: type="application/json" is never run.
    "inline script": re.compile(r"<script\b(?![^>]*\b(?:src=|type=\"application/json\"))", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "outside address": re.compile(r"(?:src|href|action|srcset)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
    "htmx eval": re.compile(r"\bhx-(?:on[:-]|vals\s*=\s*[\"']js:)", re.IGNORECASE),
}
IN_CODE = {
    "outside address": re.compile(r"https?://(?!www\.w3\.org/)", re.IGNORECASE),
    "eval": re.compile(r"\beval\(|new Function\("),
    "inline style by script": re.compile(r"setAttribute\(\s*[\"']style|\.cssText\b"),
    "css newer than Chromium 108": re.compile(r"oklch\(|color-mix\(|light-dark\("),
}


def findings(root: Path = ROOT) -> Iterator[str]:
    """Lines such as `templates/base.html:12: inline style`."""
    for path in sorted(root.glob("templates/**/*")):
        if path.suffix in {".html", ".txt", ".svg"}:
            yield from _look(path, root, NOT_MARKUP, IN_TEMPLATES)
    for pattern in ("static/**/*.js", "static/**/*.css"):
        for path in sorted(root.glob(pattern)):
            yield from _look(path, root, CODE_COMMENT, IN_CODE)


def _look(path: Path, root: Path, ignored: re.Pattern[str], rules: dict[str, re.Pattern[str]]) -> Iterator[str]:
    text = ignored.sub(lambda found: "\n" * found.group().count("\n"), path.read_text(encoding="utf-8"))
    for name, rule in rules.items():
        for found in rule.finditer(text):
            yield f"{path.relative_to(root)}:{text.count(chr(10), 0, found.start()) + 1}: {name}"


if __name__ == "__main__":
    lines = list(findings())
    print("\n".join(lines) or "nothing inline, nothing from outside")
    sys.exit(1 if lines else 0)
