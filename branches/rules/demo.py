"""Working rules in two versions, a unit's check list, a branch's own rule."""

from __future__ import annotations

from collections.abc import Iterator

from branches.demo.world import World
from branches.rules import demo_words as words
from branches.rules.acts import keep_duties
from branches.rules.models import WorkingRule
from organisation.demo.dice import at, days_ago, dice, key
from organisation.demo.lines import told
from organisation.people.models import Person
from organisation.powers import Role
from organisation.units.models import Unit
from records.models.history import HistoryLine

S = WorkingRule.State
FIRST_DAY, SECOND_DAY, UNIT_DAY = 430, 24, 60  # days ago on which they were published


def build(world: World) -> str:
    institute = world.institute
    first = _rule(institute.root, "XZ-01", words.DETAILED_TITLE, FIRST_DAY, words.DETAILED_TEXT, words.FIRST_DUTIES)
    second = _rule(institute.root, "XZ-01", words.DETAILED_TITLE, SECOND_DAY, words.DETAILED_TEXT, words.SECOND_DUTIES)
    _follows(second, first)
    unit = institute.units[0]
    _rule(unit, "QD-01", words.UNIT_TITLE, UNIT_DAY, words.UNIT_TEXT, words.UNIT_DUTIES, kind="checklist")
    branch = world.branches[1].branch.unit
    _rule(branch, "ZB-01", words.BRANCH_TITLE, 45, words.BRANCH_TEXT, "", kind="system")
    HistoryLine.objects.bulk_create(_lines())
    return f"工作规范 {WorkingRule.objects.count()} 版"


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


def _lines() -> Iterator[HistoryLine]:
    """The lines the acts would have written."""
    for rule in WorkingRule.objects.select_related("author").order_by("created_at"):
        for verb, text in (("create", "登记"), ("submit", "发布")):
            yield told(rule, verb, text, by=rule.author, at=rule.created_at)
