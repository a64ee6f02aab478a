"""The colours a tag may have, the lights, and the icon each message level carries."""

COLOURS = frozenset({"red", "orange", "yellow", "green", "blue", "purple", "gray", "brand"})

# light -> (word, icon); a light is never shown by colour alone.
LIGHTS = {
    "red": ("红灯", "octagon-alert"),
    "yellow": ("黄灯", "triangle-alert"),
    "green": ("绿灯", "circle-check"),
}
NO_LIGHT = ("未亮灯", "circle-dashed")

# colour -> icon of an alert
ALERT_ICONS = {"red": "octagon-alert", "yellow": "triangle-alert", "green": "circle-check", "blue": "info"}

# django.contrib.messages level tag -> colour
MESSAGE_COLOURS = {"debug": "blue", "info": "blue", "success": "green", "warning": "yellow", "error": "red"}

# verb of a history line -> colour of its dot; the line itself says the verb in words
VERB_COLOURS = {
    "submit": "blue",
    "approve": "green",
    "return": "red",
    "void": "red",
    "restore": "green",
    "create": "blue",
}


def colour_or_gray(colour: str) -> str:
    """A colour the style sheets know; anything else is gray."""
    return colour if colour in COLOURS else "gray"
