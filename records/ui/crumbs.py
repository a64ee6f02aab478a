"""面包屑: the way from the workbench to this page; the last one is where you are and is no link."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Crumb:
    label: str
    url: str = ""


def crumb_list(*parts: object) -> list[Crumb]:
    """From `("工作台", "/", "台账", "/x/", "详情")`, or from one list of (label, url) pairs.

    Empty labels are left out, so a template may pass a part it does not always have.
    """
    if len(parts) == 1 and not isinstance(parts[0], str):
        found = [_crumb(entry) for entry in _sequence(parts[0])]
    else:
        texts = [str(part) for part in parts]
        found = [Crumb(label, url) for label, url in zip(texts[::2], [*texts[1::2], ""], strict=False)]
    return [crumb for crumb in found if crumb.label]


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else []


def _crumb(entry: object) -> Crumb:
    if isinstance(entry, str):
        return Crumb(entry)
    label, url = entry if isinstance(entry, tuple | list) else (getattr(entry, "label", ""), getattr(entry, "url", ""))
    return Crumb(str(label), str(url or ""))
