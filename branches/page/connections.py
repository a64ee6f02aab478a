"""What the branch page offers of its own."""

from branches.page import lights, person_duties


def register() -> None:
    lights.register()
    person_duties.register()
