"""The register of officers follows the posts."""

from branches.cadres.acts import follow_posts
from organisation.changes import listen_to_posts


def register() -> None:
    listen_to_posts(follow_posts)
