"""The secretary's name follows the posts."""

from branches.committee.secretary_name import name_secretary
from organisation.changes import listen_to_posts


def register() -> None:
    listen_to_posts(name_secretary)
