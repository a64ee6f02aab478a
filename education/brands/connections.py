"""What follows from the moves of a brand card."""

from education.brands import publishing
from education.brands.models import BrandCard
from records.workflow import connect


def register() -> None:
    connect(BrandCard, publishing.follow)
