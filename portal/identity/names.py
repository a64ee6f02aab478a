"""The names readers see before and after sign-in: as an administrator set them, else as the surroundings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, transaction

from organisation.units.acts import rename_unit
from organisation.units.models import Unit
from records import settings_store

if TYPE_CHECKING:
    from accounts.models.user import User

GROUP = "院名和标志"
LABELS = {"name": "平台名称", "institute": "院党委名称", "motto": "标语", "support": "技术支持"}
LONGEST = 60

for _key, _label in LABELS.items():
    settings_store.declare(
        f"portal.{_key}", _label, "", help="登录页和页眉显示", group=GROUP, source="本院", own_page=True
    )


def names() -> dict[str, str]:
    """settings.PORTAL_NAMES: for every page, error pages too, which must stand when the database does not."""
    try:
        return {key: str(settings_store.value(f"portal.{key}")) or settings.PORTAL[key] for key in LABELS}
    except DatabaseError:
        return dict(settings.PORTAL)


def set_names(given: dict[str, str], *, by: User | None, reason: str) -> list[str]:
    """Set those that differ; the labels of what changed. The institute's name is the name of its organisation too."""
    now = names()
    changed = [key for key in LABELS if key in given and given[key] != now[key]]
    with transaction.atomic():
        for key in changed:
            settings_store.put(f"portal.{key}", given[key][:LONGEST], by=by, reason=reason)
    return [LABELS[key] for key in changed]


def rename_institute(*, name: str, short_name: str, by: User) -> bool:
    """The organisation at the top and the line on the sign-in page together; False when nothing changed."""
    institute = Unit.objects.institute().first()
    with transaction.atomic():
        renamed = institute is not None and rename_unit(unit=institute, name=name, short_name=short_name, by=by)
        said = set_names({"institute": name}, by=by, reason="院党委改名")
    return renamed or bool(said)
