"""Settings that would lose data without a word are refused at every start."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

# Locks and shared memory of WAL do not work across machines.
NETWORK_FILE_SYSTEMS = ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "glusterfs", "ceph")


@register
def database_is_safe(**kwargs: object) -> list[CheckMessage]:
    return [_error(text) for text in faults(settings.DATABASES["default"])]


def faults(database: Mapping[str, Any]) -> list[str]:
    """Figures behind it: without WAL and IMMEDIATE four writers already see a third of their writes fail.

    With ATOMIC_REQUESTS every GET would become a writer and stand in the queue.
    """
    options = database.get("OPTIONS", {})
    demands = {"E001 ATOMIC_REQUESTS must be off: atomic() only around writes": not database.get("ATOMIC_REQUESTS")}
    if "sqlite" in database["ENGINE"]:
        disk = file_system(Path(database["NAME"]).parent)
        demands |= {
            "E002 ENGINE must be portal.db.sqlite: Django's own has no write gate": "portal" in database["ENGINE"],
            "E003 OPTIONS must set transaction_mode IMMEDIATE": options.get("transaction_mode") == "IMMEDIATE",
            "E004 OPTIONS must set journal_mode=WAL": "journal_mode=WAL" in options.get("init_command", ""),
            "E005 OPTIONS must wait at least 20 s": options.get("timeout", 0) >= 20,
            "E006 DATA_DIR must be on a local disk for SQLite": disk not in NETWORK_FILE_SYSTEMS,
        }
    return [text for text, met in demands.items() if not met]


@register
def workbooks_are_read_safely(**kwargs: object) -> list[CheckMessage]:
    return [] if openpyxl.DEFUSEDXML else [_error("E007 defusedxml is missing: openpyxl would expand entities")]


def file_system(folder: Path) -> str:
    """The type of the mount that holds `folder`, or an empty text where /proc does not tell."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    real = os.path.realpath(folder)
    holding = [fields for line in mounts.read_text().splitlines() if _holds((fields := line.split())[1], real)]
    return max(holding, key=lambda fields: len(fields[1]))[2] if holding else ""


def _holds(mount: str, path: str) -> bool:
    return mount == "/" or path == mount or path.startswith(f"{mount}/")


def _error(text: str) -> Error:
    code, _, message = text.partition(" ")
    return Error(message, id=f"portal.{code}")
