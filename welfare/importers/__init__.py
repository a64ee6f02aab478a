"""What welfare takes in from Excel."""

from welfare.asks.importer import AskImporter
from welfare.care_acts.importer import ActImporter
from welfare.needs.importer import NeedImporter

__all__ = ["ActImporter", "AskImporter", "NeedImporter"]
