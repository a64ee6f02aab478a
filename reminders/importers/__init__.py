"""What the reminding takes in from Excel."""

from reminders.relief.importer import ExemptionImporter, SuspensionImporter

__all__ = ["ExemptionImporter", "SuspensionImporter"]
