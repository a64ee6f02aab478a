"""Forms of organisation life."""

from education.activities.forms import ActivityForm, activity_from

__all__ = ["ActivityForm", "activity_from"]
