"""Tables of welfare."""

from welfare.models.act import Act
from welfare.models.ask import Ask
from welfare.models.hand_over import NeedHandOver
from welfare.models.must_item import MustItem
from welfare.models.need import Need

__all__ = ["Act", "Ask", "MustItem", "Need", "NeedHandOver"]
