"""Each of 五必做 is owed by its own rule: three by the branch in every quarter, two when somebody needs them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from organisation.units.models import Unit
from records.saving import EDIT
from records.workflow import follow
from reminders import recomputing
from reminders.lights.lit import explained, with_words
from reminders.obligations.models import Obligation
from reminders.rules.models import Rule, RuleFulfilment, RuleVersion
from reminders.rules.seeds import SEEDS
from tests.cast import Cast, signed_in
from tests.reminders.conftest import TODAY, World
from tests.reminders.rules.test_rules_in_force import revise
from tests.welfare.picked import item
from welfare.care_acts.duties import recompute
from welfare.care_acts.models import Act
from welfare.needs.levels import Level
from welfare.needs.models import Need

BY_BRANCH = {"SEED-25-MEDICAL": "medical", "SEED-25-RECREATION": "recreation", "SEED-25-LIVING": "living"}


def act(unit: Unit, code: str, day: date, **more: Any) -> Act:
    made = Act(
        unit=unit, item=item(code), done_on=day, **({"content": "做了"} if code != "counselling" else {}), **more
    )
    made.derive().save()
    recompute(made)
    return made


def outcomes(unit: Unit, key: str) -> dict[str, str]:
    recomputing.recompute_units([unit.pk])
    rows = Obligation.objects.filter(unit=unit, rule__code__in=BY_BRANCH, period__key=key)
    return dict(rows.values_list("rule__code", "outcome"))


def test_one_act_is_not_five(world: World) -> None:
    """As in the year: 文体活动 alone in the second quarter, 医疗保障 alone in the third."""
    unit = world.branch(date(2026, 3, 6))
    act(unit, "recreation", date(2026, 6, 3), headcount=9)
    act(unit, "medical", date(2026, 7, 10), headcount=9)
    assert outcomes(unit, "2026Q2") == {
        "SEED-25-MEDICAL": "open", "SEED-25-RECREATION": "on_time", "SEED-25-LIVING": "open",
    }  # fmt: skip
    assert outcomes(unit, "2026Q3") == {
        "SEED-25-MEDICAL": "on_time", "SEED-25-RECREATION": "open", "SEED-25-LIVING": "open",
    }  # fmt: skip


def test_an_administrator_may_ask_for_an_act_for_everybody(world: World) -> None:
    unit = world.branch(date(2026, 3, 6), formal=2)
    revise("SEED-25-MEDICAL", date(2026, 7, 1), measure="each")
    one, other = (stay.person for stay in unit.memberships.order_by("pk"))
    act(unit, "medical", date(2026, 7, 10), person=one)
    assert outcomes(unit, "2026Q3")["SEED-25-MEDICAL"] == "open"
    act(unit, "medical", date(2026, 8, 10), person=other)
    assert outcomes(unit, "2026Q3")["SEED-25-MEDICAL"] == "on_time"


def raise_need(cast: Cast, kind: str) -> Need:
    need = Need.objects.create(
        unit=cast.jia.unit, level_unit=cast.jia.unit, level=Level.BRANCH, kind=kind, raised_by=cast.chenxiaodong,
        raised_on=TODAY, due_on=TODAY, description="家里有事", number=f"XQ-{kind}",
    )  # fmt: skip
    follow(need, EDIT, None)
    return need


def owed(cast: Cast, code: str) -> Obligation:
    return with_words(Obligation.objects.filter(unit=cast.jia.unit, rule__code=code)).get()


@pytest.mark.parametrize(("code", "kind", "done"), [
    ("SEED-25-FAMILY", "family", "family"), ("SEED-25-COUNSELLING", "mind", "counselling"),
])  # fmt: skip
def test_what_somebody_needs_is_owed_from_that_day_to_the_secretary_alone(
    today: Any, cast: Cast, code: str, kind: str, done: str
) -> None:
    assert not Obligation.objects.filter(rule__code=code).exists()
    raise_need(cast, kind)
    duty = owed(cast, code)
    assert (duty.outcome, duty.keeper) == ("open", cast.lijianjun.user)
    assert Obligation.objects.visible_to(cast.lijianjun.user).filter(pk=duty.pk).exists()
    for other in (cast.huangweijie, cast.linjing, cast.chenxiaodong, cast.wanghaiyan):
        assert not Obligation.objects.visible_to(other.user).filter(pk=duty.pk).exists()
    whom = {} if done == "counselling" else {"person": cast.chenxiaodong}
    act(cast.jia.unit, done, TODAY, **whom)
    assert owed(cast, code).outcome == "on_time"


def test_its_link_leads_to_the_form_with_branch_act_and_need_chosen(today: Any, cast: Cast) -> None:
    need = raise_need(cast, "family")
    [line] = explained([owed(cast, "SEED-25-FAMILY")], cast.lijianjun.user)
    form = signed_in(cast.lijianjun).get(line.url).context["form"]
    chosen = {name: str(form[name].value()) for name in ("unit", "item", "need")}
    assert chosen == {"unit": str(cast.jia.unit_id), "item": str(item("family").pk), "need": str(need.pk)}


def test_the_light_of_a_missing_act_leads_to_its_form_with_the_act_chosen(today: Any, cast: Cast) -> None:
    recomputing.recompute_units([cast.jia.unit_id])
    rows = Obligation.objects.filter(unit=cast.jia.unit, rule__code="SEED-25-LIVING", period__key="2026Q4")
    [line] = explained(with_words(rows), cast.lijianjun.user)
    form = signed_in(cast.lijianjun).get(line.url).context["form"]
    assert (str(form["unit"].value()), str(form["item"].value())) == (str(cast.jia.unit_id), str(item("living").pk))


def test_every_act_of_the_article_has_its_rule(db: None) -> None:
    asked = {code for seed in SEEDS for code in (*seed.by, seed.event)}
    assert {"must.act.medical", "must.act.recreation", "must.act.living", "care.family", "care.counselling"} <= asked
    assert Rule.objects.filter(code="SEED-25-ACT").count() == 0
    assert RuleVersion.objects.filter(rule__code__startswith="SEED-25").count() == 6
    assert RuleFulfilment.objects.filter(version__rule__code="SEED-25-ASK").count() == 5
