"""Who signed which working rule: nearly everybody, in two slow branches every other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from branches.acknowledgements.acts import align_requests
from branches.acknowledgements.models import Acknowledgement
from branches.demo.world import World
from branches.rules.demo import SECOND_DAY, UNIT_DAY
from branches.rules.models import WorkingRule
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import told
from organisation.posts.models import Post
from records.models.history import HistoryLine

A = Acknowledgement.State
MISSING = 0.5  # share of holders in slow branches who have not signed yet
SLOW = (5, 29)


def build(world: World) -> str:
    rules = {(rule.code, rule.edition): rule for rule in WorkingRule.objects.select_related("unit")}
    _earlier_signatures(rules["XZ-01", 1])
    align_requests(world.institute.root)
    slow = {world.branches[number].branch.unit_id for number in SLOW}
    _sign(rules["XZ-01", 2], days_ago(SECOND_DAY), slow)
    _sign(rules["QD-01", 1], days_ago(UNIT_DAY), slow)
    HistoryLine.objects.bulk_create(_lines())
    return f"岗位职责签收 {Acknowledgement.objects.filter(state=A.SIGNED).count()} 份"


def _earlier_signatures(rule: WorkingRule) -> None:
    """Whoever took up a post while the first version was the newest signed that one, also in branches now dissolved."""
    roles = set(rule.duties.values_list("role", flat=True))
    posts = Post.objects.filter(role__in=roles, starts_on__lt=days_ago(SECOND_DAY)).select_related("unit", "person")
    draw = dice("signatures of the first version")
    rows = [_asked(draw, post, rule) for post in posts.filter(unit__path__startswith=rule.unit.path).order_by("pk")]
    Acknowledgement.objects.bulk_create(rows, batch_size=500)


def _asked(draw: random.Random, post: Post, rule: WorkingRule) -> Acknowledgement:
    asked = max(post.starts_on, rule.published_on or post.starts_on)
    row = Acknowledgement(
        id=key(draw), post=post, person=post.person, unit=post.unit, role=post.role, rule=rule, asked_on=asked
    )
    _signed(draw, row)
    return row


def _sign(rule: WorkingRule, published: date, slow: set[int]) -> None:
    draw = dice(f"signatures of {rule.code}")
    rows = list(Acknowledgement.objects.filter(rule=rule).select_related("post").order_by("unit__path", "post__pk"))
    for row in rows:
        row.asked_on = max(published, row.post.starts_on)
        missing = draw.random() < MISSING and row.unit_id in slow
        if not missing:
            _signed(draw, row)
    Acknowledgement.objects.bulk_update(rows, ["asked_on", "state", "signed_at"], batch_size=500)


def _signed(draw: random.Random, row: Acknowledgement) -> None:
    """Within two weeks, never in the future."""
    day = row.asked_on + timedelta(days=draw.choice((0, 1, 1, 2, 3, 5, 8, 14)))
    row.state, row.signed_at = A.SIGNED, min(at(day, draw.randint(8, 21), draw.randint(0, 59)), timezone.now())


def _lines() -> Iterator[HistoryLine]:
    """The line each signature would have written."""
    signed = Acknowledgement.objects.filter(state=A.SIGNED).select_related("person__user", "rule").order_by("signed_at")
    for row in signed:
        yield told(row, "sign", "我已阅读并知悉", by=row.person.user, at=row.signed_at or row.created_at)
