"""Which rows share their name with others, and what tells them apart on a sheet: 王伟（CK1010）.

On a page a name is a link, on paper it is all there is. An app registers its model once; sheets and prints ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

Telling = Callable[[], Mapping[Any, str]]

_known: dict[type[Model], Telling] = {}
_TOLD = re.compile(r"(.+?)\s*[（(]([^（）()]+)[）)]")


def register(model: type[Model], telling: Telling) -> None:
    """``telling`` gives key → text for those whose name alone is ambiguous, in one query."""
    _known[model] = telling


def known(model: type[Model]) -> bool:
    return model in _known


def of(model: type[Model]) -> Mapping[Any, str]:
    return _known[model]()


def parts(text: str) -> tuple[str, str]:
    """What stands in brackets, and the name before them; ("", the text) without any."""
    found = _TOLD.fullmatch(text)
    return (found[2], found[1]) if found else ("", text)
