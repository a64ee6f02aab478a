"""What the pages before sign-in show of the house they belong to."""

from django.conf import settings


def front(**more: object) -> dict[str, object]:
    """Context: `portal` (name, institute, motto, support), and name and motto cut at their spaces into lines."""
    lines = {f"{key}_lines": settings.PORTAL[key].split() for key in ("name", "motto")}
    return {"portal": settings.PORTAL, **lines, **more}
