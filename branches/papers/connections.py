"""Numbers typed by hand are looked up in the register of papers."""

from branches.papers.quoted_numbers import quoted
from organisation import document_numbers


def register() -> None:
    document_numbers.checked_by(quoted)
