"""The portal's own table, gathered for Django; code imports the room's module."""

from portal.first_start.models import FirstStart

__all__ = ["FirstStart"]
