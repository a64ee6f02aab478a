"""`{% load ui %}`: the portal's small parts. Each has its markup in templates/ui/."""

from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from records.ui import chart, complaints, filter, form_marks, icons, pages
from records.ui.crumbs import crumb_list
from records.ui.due import due_chip
from records.ui.status_colours import ALERT_ICONS, LIGHTS, MESSAGE_COLOURS, NO_LIGHT, VERB_COLOURS, colour_or_gray

FIRST_WIDE, NARROW = "\u2e80", 20  # where the wide letters begin; how many narrow ones keep to one line

register = template.Library()
register.simple_tag(icons.draw, name="icon")
register.simple_tag(filter.filter_bar)
register.simple_tag(pages.page_numbers)
register.simple_tag(complaints.complaints)
register.simple_tag(form_marks.form_id, takes_context=True)
register.simple_tag(form_marks.form_end)
register.inclusion_tag("ui/chart.html", name="chart")(chart.chart_context)


@register.simple_block_tag(takes_context=True)
def card(context: Any, content: SafeString, title: str, more_url: str = "", more: str = "更多", note: str = "") -> str:
    """`{% card "我的待办" more_url=url %}…{% endcard %}`: titled card with a link at the right of its head."""
    part = context.template.engine.get_template("ui/card.html")
    values = {"title": title, "more_url": more_url, "more": more, "note": note, "content": content}
    with context.push(**values):
        return str(part.render(context))


@register.simple_block_tag(takes_context=True)
def alert(context: Any, content: SafeString, colour: str = "yellow") -> str:
    """`{% alert "red" %}…{% endalert %}`: a message box; colours red, yellow, green, blue."""
    part = context.template.engine.get_template("ui/alert.html")
    with context.push(colour=colour, icon_name=ALERT_ICONS.get(colour, "info"), content=content):
        return str(part.render(context))


@register.inclusion_tag("ui/tag.html")
def tag(text: object, colour: str = "gray", icon: str = "") -> dict[str, object]:
    """A state or kind. Tones: red orange yellow green blue purple gray brand."""
    return {"text": text, "colour": colour_or_gray(colour), "icon_name": icon}


@register.inclusion_tag("ui/light.html")
def light(level: str | None, reason: str = "") -> dict[str, object]:
    """红灯 / 黄灯 / 绿灯 with its icon; `reason` is the tooltip and is read out."""
    word, icon = LIGHTS.get(level or "", NO_LIGHT)
    return {"colour": level if level in LIGHTS else "gray", "text": word, "icon_name": icon, "reason": reason}


@register.inclusion_tag("ui/due.html")
def due(due_on: date | None, done_on: date | None = None) -> dict[str, object]:
    """Chip of a deadline; nothing at all when there is none."""
    return {"chip": due_chip(due_on, done_on or None), "due_on": due_on} if due_on else {"chip": None}


@register.inclusion_tag("ui/crumbs.html")
def crumbs(*parts: object) -> dict[str, object]:
    """`{% crumbs "工作台" "/" "台账" url "详情" %}` or `{% crumbs list_of_pairs %}`."""
    return {"crumbs": crumb_list(*parts)}


@register.inclusion_tag("ui/avatar.html")
def avatar(name: str, size: str = "") -> dict[str, object]:
    """The first character of a name in a circle; the name itself must stand beside it."""
    return {"letter": str(name or "?")[:1], "size": size}


@register.filter
def mask_phone(number: object) -> str:
    """138****6621; shorter numbers keep only their last two digits."""
    text = str(number or "").strip()
    if len(text) >= 8:
        return f"{text[:3]}****{text[-4:]}"
    return f"****{text[-2:]}" if text else ""


@register.filter
def fits_a_line(value: object) -> bool:
    """Whether a table keeps it on one line: ten characters of ours, twenty of theirs. A longer name may take two
    before it pushes a column out of sight."""
    return sum(2 if character >= FIRST_WIDE else 1 for character in str(value)) <= NARROW


@register.filter
def message_colour(level_tag: str) -> str:
    """Tone of a django message."""
    return MESSAGE_COLOURS.get(level_tag, "blue")


@register.filter
def verb_colour(verb: str) -> str:
    """Tone of a history line's dot, "" for a plain one."""
    return VERB_COLOURS.get(verb, "")


@register.simple_tag
def portal_name() -> str:
    """The portal's name for head and title; also works on error pages that have no context."""
    names: dict[str, str] = import_string(settings.PORTAL_NAMES)()
    return names["name"].replace(" ", "")
