"""What a list was narrowed to, in words: whose ledger it is, of which time, under which filter.

Paper has no address bar: whoever holds it must read on it what was left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Model

from records import scope
from records.exports import Frame
from records.ledger.listing import Listing
from records.xlsx.sheet import title_of

Part = tuple[str, str, Any]  # name of the filter, its label, what it was set to


def frame_of(listing: Listing, user: scope.Asker, as_of: date, *, ticked: bool = False) -> Frame:
    """What stands around the rows on paper and in the sheet: unit and period in the title, the rest beside it."""
    parts = list(_filled(listing))
    unit = next((part for part in parts if part[0] == (listing.ledger.unit_tree or "unit")), None)
    period = next((part for part in parts if isinstance(part[2], slice)), None)
    about = [
        f"{label}：{_in_words(listing, name, value)}"
        for name, label, value in parts
        if name not in _names(unit, period)
    ]
    title = title_of(_full_name(unit), listing.ledger.house_sheet.title, span(period[2]) if period else "")
    return Frame(scope.letterhead(user), as_of, title, "；".join([*about, *_beside_the_filter(listing, ticked)]))


def span(chosen: slice) -> str:
    """2026年1月1日至2026年6月30日, or one end of it."""
    first, last = (f"{day.year}年{day.month}月{day.day}日" if day else "" for day in (chosen.start, chosen.stop))
    return f"{first}至{last}" if first and last else f"{first}起" if first else f"截至{last}"


def _filled(listing: Listing) -> Iterator[Part]:
    form = listing.filter.form
    if form.is_valid():
        for name, field in form.fields.items():
            value = form.cleaned_data.get(name)
            if value not in (None, ""):
                yield name, str(field.label or name), value


def _names(*parts: Part | None) -> set[str]:
    return {part[0] for part in parts if part}


def _full_name(part: Part | None) -> str:
    return str(getattr(part[2], "name", part[2])) if part else ""


def _in_words(listing: Listing, name: str, value: Any) -> str:
    if isinstance(value, slice):
        return span(value)
    if isinstance(value, Model):
        return str(value)
    choices = dict(getattr(listing.filter.form.fields[name], "choices", ()))
    return str(choices.get(listing.params.get(name), value))


def _beside_the_filter(listing: Listing, ticked: bool) -> Iterator[str]:
    """Tab, voided rows, rows chosen one by one."""
    workflow, tab = listing.ledger.workflow, listing.params.get("tab", "")
    if workflow and tab:
        states = dict(listing.ledger.model._meta.get_field(workflow.field).flatchoices)
        yield f"{states.get(tab, tab)}的{listing.ledger.noun}"
    if listing.asks_voided:
        yield "已作废的记录"
    if ticked:
        yield "勾选的记录"
