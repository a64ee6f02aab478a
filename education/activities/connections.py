"""What activities offer elsewhere."""

from education.activities import joint


def register() -> None:
    joint.register()
