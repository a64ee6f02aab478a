"""Choosing one of the must items in a filter bar."""

from __future__ import annotations

import django_filters

from welfare.must_items.models import MustItem


def item_filter(label: str, kind: str) -> django_filters.Filter:
    return django_filters.ModelChoiceFilter(
        field_name="item", label=label, empty_label="全部", queryset=MustItem.objects.filter(kind=kind)
    )
