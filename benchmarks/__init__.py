"""`make bench`: figures, measured side by side. Cases stand in `case_*.py`, each with `cases() -> Iterable[Case]`."""
