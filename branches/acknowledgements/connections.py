"""Who has to acknowledge what follows posts and tree."""

from branches.acknowledgements.acts import align_requests, follow_posts
from organisation.changes import listen_to_posts, listen_to_tree


def register() -> None:
    listen_to_posts(follow_posts)
    listen_to_tree(align_requests)
