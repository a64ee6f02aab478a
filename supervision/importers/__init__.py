"""What supervision takes in from Excel."""

from supervision.importers.findings import FindingImporter
from supervision.importers.inspections import InspectionImporter

__all__ = ["FindingImporter", "InspectionImporter"]
