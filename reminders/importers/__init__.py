"""What the reminding takes in from Excel."""

from reminders.importers.relief import ExemptionImporter, SuspensionImporter

__all__ = ["ExemptionImporter", "SuspensionImporter"]
