"""Forms of organisation life."""

from education.forms.activity import ActivityForm, activity_from

__all__ = ["ActivityForm", "activity_from"]
