"""The data that is measured on, and the cases found beside this file."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

import benchmarks
from benchmarks import place
from benchmarks.case import Case


def prepare(size: str) -> None:
    """Tables, static names, demonstration data of that size unless there is data already."""
    place.at(size)
    call_command("prepare", no_demo=True)
    if not get_user_model()._default_manager.exists():
        print(f"making demonstration data of size {size}", flush=True)
        call_command("demo", size=size, verbosity=0)
    _tidy()


def _tidy() -> None:
    """Rounds that are rolled back leave dead rows behind, and counts of rows that never were."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def cases() -> Iterator[Case]:
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("case_"):
            yield from import_module(f"benchmarks.{module.name}").cases()


def case(name: str) -> Case:
    return next(found for found in cases() if found.name == name)
