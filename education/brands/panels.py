"""The tab 品牌 of the branch page: the card in use, large, and the earlier ones."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs
from education.brands.models import BrandCard
from organisation.powers import Power
from records.files import attachments


def brand(request: HttpRequest, branch: TemporaryBranch) -> dict[str, object]:
    user = user_of(request)
    cards = list(
        BrandCard.objects.visible_to(user).not_voided().filter(unit=branch.unit_id).order_by("-used_since", "-id")[:20]
    )
    used = next((card for card in cards if card.current_of_id), None)
    may_log = branch.is_active and user.has_perm(Power.LOG, branch)
    return {
        "brand": used,
        "cover": attachments.first_photos([used]).get(used.pk) if used else None,
        "others": [card for card in cards if card is not used],
        "brand_new_url": f"{reverse('brand-cards:create')}?unit={branch.unit_id}" if may_log else "",
    }


def register() -> None:
    tabs.register("brand", "品牌", "education/brands/_panel.html", brand, 25)
