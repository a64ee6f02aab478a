"""先审查后公开 (SE-04): what the reviewer should look at before a card is shown."""

from __future__ import annotations

from branches.secrecy.places import exact_place
from education.brands.models import BrandCard

TEXTS = ("team_name", "motto", "song", "lyrics", "call_sign", "brand_name", "meaning")


def remarks(card: BrandCard) -> list[str]:
    """Chinese sentences; none of them forbids anything."""
    found = []
    if place := exact_place(*(getattr(card, name) for name in TEXTS)):
        found.append(f"文字里出现具体地点“{place}”，请确认不会与人员、时间、项目汇聚成敏感信息（SE-03）。")
    if not card.files_text:
        found.append("还没有图片，品牌墙上会显示默认封面。")
    if not card.designer:
        found.append("没有写设计人，请核实是否原创、有没有使用他人作品。")
    return found
