"""Tables of welfare."""

from welfare.asks.models import Ask
from welfare.care_acts.models import Act
from welfare.must_items.models import MustItem
from welfare.needs.models import Need, NeedHandOver

__all__ = ["Act", "Ask", "MustItem", "Need", "NeedHandOver"]
