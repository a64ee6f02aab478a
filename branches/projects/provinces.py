"""Provinces by their short names: as exactly as a site is placed here (SE-03)."""

from __future__ import annotations

import re

NAMES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建",
    "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西",
    "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾", "海上", "境外",
)  # fmt: skip
"""Also 海上 and 境外, for sites that lie in no province."""

CHOICES = [("", "请选择"), *((name, name) for name in NAMES)]
_TAIL = re.compile(r"(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$|[省市]$")


def province_of(text: str) -> str:
    """The short name meant by 「四川省」 or 「内蒙古自治区」; '' for anything else."""
    short = _TAIL.sub("", "".join(text.split()))
    return short if short in NAMES else ""
