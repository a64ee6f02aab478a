"""An existing house gets the honest rules; what an administrator wrote stays as it is."""

from __future__ import annotations

from datetime import date

import pytest

from reminders.rules.models import Rule, RuleFulfilment, RuleVersion
from reminders.rules.seeds import SEEDS
from reminders.rules.seeds.renewal import begin, renew, replace
from reminders.rules.seeds.seed import Seed

TODAY = date(2026, 11, 22)
BY_CODE = {seed.code: seed for seed in SEEDS}
MODELS = (Rule, RuleVersion, RuleFulfilment)
ACTS = [BY_CODE[code] for code in ("SEED-25-MEDICAL", "SEED-25-RECREATION", "SEED-25-LIVING")]


@pytest.fixture
def old_house(db: None) -> None:
    """As it was seeded before: any question, any act, and rules that only hinted."""
    Rule.objects.filter(code__in=[seed.code for seed in ACTS]).delete()
    asked = RuleVersion.objects.get(rule__code="SEED-25-ASK")
    RuleVersion.objects.filter(pk=asked.pk).update(measure="people")
    asked.fulfilments.all().delete()
    RuleFulfilment.objects.create(version=asked, code="must.ask")
    acts = Rule.objects.create(code="SEED-25-ACT", title="五必做", focus="service")
    version = RuleVersion.objects.create(
        rule=acts, valid_from=date(2020, 1, 1), every="quarter", clause="五个聚焦第25项", todo="登记"
    )
    RuleFulfilment.objects.create(version=version, code="must.act")
    RuleVersion.objects.filter(rule__code="TR-01").update(severity="info", window_days=60)


def upgrade() -> None:
    for code in ("TR-01", "SEED-25-ASK"):
        renew(BY_CODE[code], "升级", TODAY, *MODELS)
    replace("SEED-25-ACT", ACTS, TODAY, *MODELS)
    begin([BY_CODE["SEED-25-FAMILY"]], TODAY, *MODELS)


def latest(code: str) -> RuleVersion:
    return RuleVersion.objects.get(rule__code=code, valid_to=None)


def test_untouched_rules_read_as_the_seeds_from_the_running_period_on(old_house: None) -> None:
    upgrade()
    asks = latest("SEED-25-ASK")
    assert (asks.number, asks.measure, asks.valid_from) == (2, "each", date(2026, 10, 1))
    assert asks.fulfilments.count() == 5
    assert (latest("TR-01").severity, latest("TR-01").valid_from) == ("warn", date(2026, 1, 1))
    assert RuleVersion.objects.get(rule__code="SEED-25-ASK", number=1).valid_to == date(2026, 10, 1)
    assert RuleVersion.objects.get(rule__code="SEED-25-ACT").valid_to == date(2026, 10, 1)
    assert {latest(seed.code).valid_from for seed in ACTS} == {date(2026, 10, 1)}


def test_twice_is_as_once(old_house: None) -> None:
    upgrade()
    before = list(RuleVersion.objects.order_by("pk").values())
    upgrade()
    assert list(RuleVersion.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("code", ["SEED-25-ASK", "SEED-25-ACT", "TR-01"])
def test_what_an_administrator_wrote_is_not_overwritten(old_house: None, code: str) -> None:
    first = RuleVersion.objects.get(rule__code=code)
    RuleVersion.objects.filter(pk=first.pk).update(valid_to=date(2026, 5, 1))
    own = RuleVersion.objects.create(
        rule=first.rule, number=2, valid_from=date(2026, 5, 1), every="month", clause="本院规定", todo="按本院规定",
        severity="info",
    )  # fmt: skip
    upgrade()
    assert latest(code) == own and own.rule.versions.count() == 2
    if code == "SEED-25-ACT":
        assert not Rule.objects.filter(code__in=[seed.code for seed in ACTS]).exists()


def test_a_new_house_is_seeded_so_and_nothing_is_renewed(db: None) -> None:
    before = RuleVersion.objects.count()
    for seed in SEEDS:
        renew(seed, "升级", TODAY, *MODELS)
    assert RuleVersion.objects.count() == before


def test_a_seed_names_only_columns_that_exist() -> None:
    assert all(isinstance(seed, Seed) and seed.version() for seed in SEEDS)
