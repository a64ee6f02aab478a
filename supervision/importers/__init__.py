"""What supervision takes in from Excel."""

from supervision.findings.importer import FindingImporter
from supervision.inspections.importer import InspectionImporter

__all__ = ["FindingImporter", "InspectionImporter"]
