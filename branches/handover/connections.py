"""What this app itself asks to be handed over."""

from branches.handover import burning, own_items


def register() -> None:
    own_items.register()
    burning.register()
