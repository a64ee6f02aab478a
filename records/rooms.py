"""Rooms: one package a subject inside an app, opened when the app is ready.

    class WelfareConfig(AppConfig):
        def ready(self) -> None:
            open_rooms("welfare")

A room declares by being there: of its modules those named here are imported, which registers its ledgers, and whoever
of them has a ``register()`` connects what it offers elsewhere (panels, duties, pickers, what follows from a move).
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from django.urls import URLPattern, URLResolver

DECLARING = ("numbers", "pickers", "ledger", "move_forms", "panels", "duties", "handover", "connections")


def rooms(app: str) -> list[str]:
    """Names of the packages in the app that are rooms: ``welfare.asks``, ``welfare.needs`` …"""
    package = import_module(app)
    found = [module.name for module in iter_modules(package.__path__) if module.ispkg and module.name != "migrations"]
    return [f"{app}.{name}" for name in sorted(found)]


def open_rooms(app: str) -> None:
    for room in rooms(app):
        for name in declaring(room):
            module = import_module(f"{room}.{name}")
            register = getattr(module, "register", None)
            if register is not None and register.__module__ == module.__name__:  # its own, not the decorator it uses
                register()


def declaring(room: str) -> list[str]:
    """Modules of the room that declare something: ``ledger``, ``milestone_ledger``, ``panels`` …"""
    names = {module.name for module in iter_modules(import_module(room).__path__)}
    return [name for kind in DECLARING for name in sorted(names) if name == kind or name.endswith(f"_{kind}")]


def addresses(app: str) -> list[URLPattern | URLResolver]:
    """The pages its rooms have beyond their ledgers, from ``<room>/urls.py``; for ``urlpatterns`` of the app."""
    with_pages = (room for room in rooms(app) if find_spec(f"{room}.urls"))
    return [pattern for room in with_pages for pattern in import_module(f"{room}.urls").urlpatterns]
