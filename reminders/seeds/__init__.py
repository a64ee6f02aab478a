"""The rules the portal starts with, from rules.md. After the first migration the tables are the truth."""

from reminders.seeds.cadres import CADRES
from reminders.seeds.care import CARE
from reminders.seeds.clocks import CLOCKS
from reminders.seeds.life import LIFE
from reminders.seeds.people import PEOPLE
from reminders.seeds.seed import Seed, sow

SEEDS: tuple[Seed, ...] = (*LIFE, *CARE, *CLOCKS, *CADRES, *PEOPLE)

__all__ = ["SEEDS", "Seed", "sow"]
