"""The data that is measured on, and the cases found beside this file."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

import benchmarks
from benchmarks.case import Case


def prepare(size: str) -> None:
    """Tables, static names, demonstration data of that size unless there is data already."""
    call_command("prepare", no_demo=True)
    if get_user_model()._default_manager.exists():
        return
    print(f"making demonstration data of size {size}", flush=True)
    try:
        call_command("demo", size=size, verbosity=0)
    except CommandError as error:
        print(f"no demonstration data: {error}", flush=True)


def cases() -> Iterator[Case]:
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("case_"):
            yield from import_module(f"benchmarks.{module.name}").cases()
