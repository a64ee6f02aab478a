"""What the branch page offers of its own."""

from branches.page import lights


def register() -> None:
    lights.register()
