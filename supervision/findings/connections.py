"""What follows from the moves of a finding."""

from records.workflow import connect
from supervision.findings import acts
from supervision.findings.models import Finding


def register() -> None:
    connect(Finding, acts.follow)
