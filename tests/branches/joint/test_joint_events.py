"""An agreement lights up before it runs out; renewing or closing it puts the light out."""

from datetime import date, timedelta

from branches.joint.models import JointAgreement, JointPartner
from branches.life.dissolving import dissolve_branch
from reminders import recomputing, workdays
from reminders.lights.messages import explain
from reminders.obligations.models import Obligation
from tests.cast import Cast, days_ago


def agreed(cast: Cast, ends: int, partner: JointPartner | None = None) -> JointAgreement:
    partner = partner or JointPartner.objects.create(unit=cast.jia.unit, name="某基地党委", since=days_ago(400))
    return JointAgreement.objects.create(
        unit=partner.unit, partner=partner, title="共建协议", signed_on=days_ago(400), starts_on=days_ago(400),
        ends_on=days_ago(ends), signed_by="李建军", partner_signed_by="赵某",
    )  # fmt: skip


def last_day(days: int) -> date:
    """A day off hands its deadlines on to the next working day."""
    return workdays.load().deadline(days_ago(days), 0, working=False)


def clock() -> list[Obligation]:
    recomputing.recompute_deadlines(codes=["agreement.ending"])
    return list(Obligation.objects.filter(rule__code="SEED-13"))


def test_it_asks_by_the_last_day(cast: Cast):
    agreed(cast, -20)
    (found,) = clock()
    assert (found.due_on, found.yellow_from) == (last_day(-20), last_day(-20) - timedelta(days=30))
    assert found.title == "某基地党委"
    ends = days_ago(-20)
    assert explain(found).reason == f"与某基地党委的共建协议将于{ends.month}月{ends.day}日到期"
    gone = last_day(-20) + timedelta(days=1)
    assert explain(found, gone).reason == f"与某基地党委的共建协议已于{ends.month}月{ends.day}日到期"


def test_a_new_agreement_takes_its_place(cast: Cast):
    old = agreed(cast, 5)
    agreed(cast, -300, old.partner)
    (found,) = clock()
    assert found.due_on == last_day(-300)


def test_a_closed_one_is_answered(cast: Cast):
    one = agreed(cast, 5)
    JointAgreement.objects.filter(pk=one.pk).update(closed_on=days_ago(6))
    (found,) = clock()
    assert found.outcome == Obligation.Outcome.ON_TIME


def test_it_ends_with_the_branch(cast: Cast):
    agreed(cast, 5)
    dissolve_branch(branch=cast.jia, on=days_ago(0), document_number="", by=None)
    assert clock() == []


def test_one_impossible_date_does_not_stop_the_run(cast: Cast):
    far, soon = agreed(cast, -20), agreed(cast, -20, JointPartner.objects.create(
        unit=cast.bing.unit, name="另一方", since=days_ago(400)))  # fmt: skip
    JointAgreement.objects.filter(pk=far.pk).update(ends_on=date(9999, 12, 31))
    assert len(clock()) == 2
    recomputing.recompute_everything()
    assert Obligation.objects.filter(rule__code="SEED-13", due_on=last_day(-20), unit=soon.unit).exists()
