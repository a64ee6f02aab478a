"""How long and how much the browser keeps of what is typed and not yet saved (static/portal/js/keep.js)."""

from django import template

from records import numbers

register = template.Library()


@register.simple_tag
def kept_at_most() -> dict[str, int]:
    return {"days": numbers.number(numbers.KEPT_DAYS), "megabytes": numbers.number(numbers.KEPT_MEGABYTES)}
