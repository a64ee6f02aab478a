"""Who signs in acts under the widest post."""

from organisation.posts import default_post  # noqa: F401 - a receiver of Django's own signal
