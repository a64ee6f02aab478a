"""`{% load house %}{% house_mark %}`: the institute's mark, or the neutral flag. The name stands beside it."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.identity import mark
from records.ui.icons import draw

register = template.Library()


@register.simple_tag
def house_mark() -> SafeString:
    if url := mark.url():
        return format_html('<span class="pt-mark pt-mark-own"><img src="{}" alt=""></span>', url)
    return format_html('<span class="pt-mark">{}</span>', draw("flag"))
