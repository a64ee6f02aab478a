"""The words of the law in a page: {% regulation "MT-10" %}."""

from django import template

from organisation.regulations import CLAUSES, where

register = template.Library()


@register.simple_tag
def regulation(rule: str) -> str:
    """What the clause of that rule says, word for word."""
    return CLAUSES[rule].words


register.filter("rests_on", where)
