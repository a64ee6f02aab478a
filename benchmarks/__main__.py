"""Measures every case and writes var/bench/latest.json and a table.

SIZE=20k|200k|2m chooses the demonstration data, DATABASE_URL the engine; CASE=word narrows it.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = os.environ.get("SIZE") or "20k"

# Figures are never taken from, nor data written to, the portal that somebody works in.
os.environ["DATA_DIR"] = str(ROOT / "var" / "bench" / SIZE)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")


def main() -> int:
    import django

    django.setup()
    from benchmarks import report, world
    from benchmarks.measure import measure

    world.prepare(SIZE)
    word = os.environ.get("CASE", "")
    results = []
    for case in world.cases():
        if word in case.name:
            results.append(measure(case, SIZE))
            print(report.line(results[-1]), flush=True)
    report.write(results, ROOT / "var" / "bench" / "latest.json")
    return 0 if results else 1


if __name__ == "__main__":
    sys.exit(main())
