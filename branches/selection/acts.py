"""The institute decides on a selection; the post itself is opened by designating."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from branches.papers.quoted_numbers import OF_POSTS, quoted
from branches.selection.models import CadreSelection
from records.workflow import perform

if TYPE_CHECKING:
    from accounts.models.user import User


def decide_selection(
    *, selection: CadreSelection, document_number: str, on: date, by: User, version: int | None = None
) -> CadreSelection:
    """Of two decisions sent at once the second is refused as :class:`records.workflow.Stale`."""
    document_number = quoted(document_number, about=selection.unit, by=by, kinds=OF_POSTS)
    done: CadreSelection = perform(
        selection, "decide", by=by, version=version, document_number=document_number, decided_on=on
    )
    return done
