"""The rules the portal starts with, from rules.md. After the first migration the tables are the truth."""

from reminders.rules.seeds.cadres import CADRES
from reminders.rules.seeds.care import CARE
from reminders.rules.seeds.deadlines import DEADLINES
from reminders.rules.seeds.life import LIFE
from reminders.rules.seeds.people import PEOPLE
from reminders.rules.seeds.seed import Seed, sow

SEEDS: tuple[Seed, ...] = (*LIFE, *CARE, *DEADLINES, *CADRES, *PEOPLE)

__all__ = ["SEEDS", "Seed", "sow"]
