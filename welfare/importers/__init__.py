"""What welfare takes in from Excel."""

from welfare.importers.acts import ActImporter
from welfare.importers.asks import AskImporter
from welfare.importers.needs import NeedImporter

__all__ = ["ActImporter", "AskImporter", "NeedImporter"]
