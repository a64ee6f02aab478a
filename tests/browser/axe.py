"""Accessibility by axe-core, from node_modules."""

import json
from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """One line for each place that breaks a rule: `color-contrast: .tag – text of the rule`."""
    page.wait_for_load_state("load")  # before its sheets are there, a page has neither colours nor sizes
    # Evaluated by the debugger, so the page's own policy does not have to allow it.
    page.evaluate(SOURCE.read_text(encoding="utf-8") + "; undefined")
    found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}}})")
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} – {rule['help']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
