"""What follows from the moves of a brand card: who reviewed it, and which one is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from education.brands.duties import recompute
from education.brands.models import BrandCard
from organisation.units.models import Unit
from records.workflow import Move, MoveRefused

if TYPE_CHECKING:
    from accounts.models.user import User

APPROVED = BrandCard.State.APPROVED


def follow(card: BrandCard, move: Move, by: User | None) -> None:
    """Runs in the transaction of the move."""
    if move.code in ("submit", "approve"):
        _refuse_earlier_than_the_one_in_use(card)
    if move.code == "approve":
        put_in_use(card, reviewer=by.name if by else "")
    if move.code == "void" and card.current_of_id:
        _back_to_the_one_before(card)
    recompute(card.unit_id)


def put_in_use(card: BrandCard, *, reviewer: str) -> None:
    """The earlier card ends on the day this one begins."""
    unit = Unit.objects.select_for_update().get(pk=card.unit_id)  # two cards are approved in turn
    earlier = BrandCard.objects.filter(current_of=unit).exclude(pk=card.pk)
    earlier.update(current_of=None, replaced_on=card.used_since)
    card.reviewer_name, card.current_of = reviewer[:50], unit
    card.save(update_fields=["reviewer_name", "current_of"])


def _refuse_earlier_than_the_one_in_use(card: BrandCard) -> None:
    used = BrandCard.objects.filter(current_of=card.unit_id).exclude(pk=card.pk).first()
    if used and card.used_since < used.used_since:
        raise MoveRefused(f"启用日期早于现用品牌“{used.brand_name}”的启用日期 {used.used_since}，请修改启用日期。")


def _back_to_the_one_before(card: BrandCard) -> None:
    """A card voided after its approval was a mistake: the one before is in use again."""
    card.current_of = None
    card.save(update_fields=["current_of"])
    earlier = BrandCard.objects.not_voided().filter(unit=card.unit_id, state=APPROVED).exclude(pk=card.pk)
    before = earlier.order_by("-used_since", "-id").first()
    if before:
        before.current_of_id, before.replaced_on = card.unit_id, None
        before.save(update_fields=["current_of", "replaced_on"])
