"""The tones a tag may have, the lights, and the icon each message level carries."""

TONES = frozenset({"red", "orange", "yellow", "green", "blue", "purple", "gray", "brand"})

# light -> (word, icon); a light is never shown by colour alone.
LIGHTS = {
    "red": ("红灯", "octagon-alert"),
    "yellow": ("黄灯", "triangle-alert"),
    "green": ("绿灯", "circle-check"),
}
NO_LIGHT = ("未亮灯", "circle-dashed")

# tone -> icon of an alert
ALERT_ICONS = {"red": "octagon-alert", "yellow": "triangle-alert", "green": "circle-check", "blue": "info"}

# django.contrib.messages level tag -> tone
MESSAGE_TONES = {"debug": "blue", "info": "blue", "success": "green", "warning": "yellow", "error": "red"}

# verb of a history line -> tone of its dot; the line itself says the verb in words
VERB_TONES = {
    "submit": "blue",
    "approve": "green",
    "return": "red",
    "void": "red",
    "restore": "green",
    "create": "blue",
}


def tone_or_gray(tone: str) -> str:
    """A tone the style sheets know; anything else is gray."""
    return tone if tone in TONES else "gray"
