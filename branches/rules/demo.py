"""Working rules in two versions, a unit's check list, a branch's own rule, and nearly all signatures."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from branches.acknowledgements.acts import align_requests
from branches.acknowledgements.models import Acknowledgement
from branches.demo.founded import Founded
from branches.rules import demo_words as words
from branches.rules.acts import keep_duties
from branches.rules.models import WorkingRule
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.tree import Institute
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from records import history
from records.models.history import HistoryLine

S, A = WorkingRule.State, Acknowledgement.State
FIRST_DAY, SECOND_DAY, UNIT_DAY = 430, 24, 60  # days ago on which they were published
MISSING = 0.5  # share of holders in slow branches who have not signed yet
SLOW = (5, 29)


def build(institute: Institute, founded: list[Founded]) -> tuple[int, int]:
    """Returns how many versions and signatures there are."""
    first = _rule(institute.root, "XZ-01", words.DETAILED_TITLE, FIRST_DAY, words.DETAILED_TEXT, words.FIRST_DUTIES)
    second = _rule(institute.root, "XZ-01", words.DETAILED_TITLE, SECOND_DAY, words.DETAILED_TEXT, words.SECOND_DUTIES)
    _follows(second, first)
    unit = institute.units[0]
    listed = _rule(unit, "QD-01", words.UNIT_TITLE, UNIT_DAY, words.UNIT_TEXT, words.UNIT_DUTIES, kind="checklist")
    branch = founded[1].branch.unit
    _rule(branch, "ZB-01", words.BRANCH_TITLE, 45, words.BRANCH_TEXT, "", kind="system")
    _earlier_signatures(first)
    align_requests(institute.root)
    for rule, published in ((second, SECOND_DAY), (listed, UNIT_DAY)):
        _sign(rule, days_ago(published), {founded[number].branch.unit_id for number in SLOW})
    HistoryLine.objects.bulk_create(_lines())
    return WorkingRule.objects.count(), Acknowledgement.objects.filter(state=A.SIGNED).count()


def _rule(
    unit: Unit, code: str, title: str, age: int, text: str, duties: str, *, kind: str = "detailed"
) -> WorkingRule:
    author = Person.objects.filter(posts__unit=unit, posts__role__in=_WRITERS).order_by("pk").first()
    rule = WorkingRule(
        id=key(dice(f"rule {code} {age}")),
        unit=unit,
        kind=kind,
        code=code,
        title=title,
        document_number=f"院党委〔{days_ago(age).year}〕{age % 50 + 1}号" if unit.parent_id is None else "",
        effective_on=days_ago(age - 10),
        published_on=days_ago(age),
        text=text,
        duties_text=duties,
        state=S.PUBLISHED,
        author=author.user if author else None,
        created_at=at(days_ago(age), 9),
    ).derive()
    rule.edition = rule.next_edition()
    rule.save(force_insert=True)
    keep_duties(rule)
    return rule


_WRITERS = (Role.INSTITUTE_OFFICER, Role.UNIT_OFFICER, Role.SECRETARY)


def _follows(newer: WorkingRule, older: WorkingRule) -> None:
    older.state, older.ends_on = S.REPLACED, newer.effective_on
    older.save(update_fields=["state", "ends_on"])
    newer.change_note = words.SECOND_CHANGE
    newer.save(update_fields=["change_note"])


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
    """The lines the acts would have written."""
    for rule in WorkingRule.objects.select_related("author").order_by("created_at"):
        for verb, text in (("create", "登记"), ("submit", "发布")):
            entry = history.line(rule, verb, by=rule.author, text=text)
            entry.at = rule.created_at
            yield entry
    signed = Acknowledgement.objects.filter(state=A.SIGNED).select_related("person__user", "rule").order_by("signed_at")
    for row in signed:
        entry = history.line(row, "sign", by=row.person.user, text="我已阅读并知悉")
        entry.at = row.signed_at or row.created_at
        yield entry
