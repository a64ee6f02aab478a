"""签收: the holder says that the duties were read and understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from branches.acknowledgements.models import Acknowledgement
from organisation.refusal import ActRefused
from records.workflow import perform

if TYPE_CHECKING:
    from accounts.models.user import User


def acknowledge(*, row: Acknowledgement, by: User) -> bool:
    """True when this press signed it, False when it was signed before; raises ActRefused for what is not asked."""
    with transaction.atomic():
        row.refresh_from_db()
        if row.state == Acknowledgement.State.SIGNED:
            return False
        if row.state == Acknowledgement.State.LAPSED:
            raise ActRefused("这一版已经不需要签收：职务已经变动，或者有了新版。请看“我的职责”里的最新内容。")
        perform(row, "sign", by=by)
    return True
