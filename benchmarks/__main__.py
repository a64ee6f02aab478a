"""Measures every case and writes var/bench/latest.json and a table.

SIZE=20k|200k|2m chooses the demonstration data, DATABASE_URL the engine; CASE=word narrows it. With a larger size the
cases that must not grow are measured on 20k in the same run, too.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = os.environ.get("SIZE") or "20k"

# Figures are never taken from, nor data written to, the portal that somebody works in.
os.environ["DATA_DIR"] = str(ROOT / "var" / "bench")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")


def main() -> int:
    import django

    django.setup()
    from benchmarks import place, report, world
    from benchmarks.measure import measure

    for size in {place.SMALL, SIZE}:
        world.prepare(size)
    place.at(SIZE)
    word = os.environ.get("CASE", "")
    wanted = [case for case in world.cases() if word in case.name]
    results = []
    print(report.head())
    for case in wanted:
        results.append(measure(case, SIZE))
        print(report.line(results[-1]), flush=True)
    report.write(results, ROOT / "var" / "bench" / "latest.json")
    return 0 if results else 1


if __name__ == "__main__":
    sys.exit(main())
