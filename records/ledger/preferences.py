"""What a person chose for a ledger, kept on the user: columns, rows per page, saved filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction

from records.query_params import whole

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger
    from records.ledger.columns import BoundColumn

PAGE_SIZES = (20, 50, 100)
MOST_SAVED = 20


def of(user: User, ledger: Ledger) -> dict[str, Any]:
    """The person's choices for this ledger; {} at first."""
    chosen: dict[str, Any] = user.preferences.get("ledgers", {}).get(ledger.slug, {})
    return chosen


def keep(user: User, ledger: Ledger, **choices: object) -> None:
    """Merge further choices into what is stored, without losing what another tab stored meanwhile."""
    with transaction.atomic():
        # request.user is a lazy object: its type() has no manager.
        stored = get_user_model().objects.select_for_update().get(pk=user.pk)
        all_ledgers = stored.preferences.setdefault("ledgers", {})
        all_ledgers.setdefault(ledger.slug, {}).update(choices)
        stored.save(update_fields=["preferences"])
    user.preferences = stored.preferences


def columns(user: User, ledger: Ledger) -> list[BoundColumn]:
    """The columns this person wants to see; the ledger's own choice when none of theirs is left."""
    wanted = of(user, ledger).get("columns") or []
    chosen = [column for column in ledger.offered if column.name in wanted]
    return chosen or ledger.shown


def per_page(user: User, ledger: Ledger, asked: str) -> int:
    """20, 50 or 100: as asked for in the URL, else as chosen last."""
    size = whole(asked) or of(user, ledger).get("per_page", PAGE_SIZES[0])
    return size if size in PAGE_SIZES else PAGE_SIZES[0]
