"""The demonstration as far as it is built; each room adds its own year of life in ``demo.build(world)``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from branches.demo.founded import Founded
from organisation.demo.tree import Institute


@dataclass
class World:
    institute: Institute
    branches: list[Founded] = field(default_factory=list)

    def __iter__(self) -> Iterator[Founded]:
        """Branch by branch, in the order of their numbers."""
        return iter(self.branches)
