"""What the pages before sign-in show of the house they belong to."""

from django.conf import settings
from django.utils.module_loading import import_string


def front(**more: object) -> dict[str, object]:
    """Context: `portal` (name, institute, motto, support), and name and motto cut at their spaces into lines."""
    names: dict[str, str] = import_string(settings.PORTAL_NAMES)()
    lines = {f"{key}_lines": names[key].split() for key in ("name", "motto")}
    return {"portal": names, **lines, **more}
