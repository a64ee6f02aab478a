"""Hints on a branch at work: the six-month decision, numbers that changed since founding, posts that stand empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from branches.hints import INFO, WARN, Hint, numbers
from branches.hints.rules.size import COMMITTEE_FROM, COMMITTEE_LEAST, MOST_MEMBERS
from branches.hints.rules.term import LONG_MONTHS
from branches.life.models import TemporaryBranch
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.regulations import quoted
from records.days import months_after


@dataclass(frozen=True)
class Situation:
    """A running branch with the posts in force in it."""

    branch: TemporaryBranch
    posts: list[Post]
    groups: int
    today: date

    @property
    def committee(self) -> set[object]:
        return {post.person_id for post in self.posts if post.role in BRANCH_COMMITTEE}


def hints_for(branch: TemporaryBranch, posts: list[Post], groups: int, today: date | None = None) -> list[Hint]:
    """Remarks for the alert box of the branch page; none once it is dissolved."""
    if not branch.is_active:
        return []
    situation = Situation(branch, posts, groups, today or timezone.localdate())
    return [hint for rule in RULES for hint in rule(situation)]


def long_running(now: Situation) -> Iterator[Hint]:
    branch = now.branch
    if branch.long_term_decision or not branch.is_at_work:
        return
    end = branch.planned_end
    planned = end is not None and end >= months_after(branch.founded_on, LONG_MONTHS)
    reached = months_after(branch.founded_on, LONG_MONTHS) <= now.today
    if planned or reached:
        when = "已满六个月" if reached else "计划时间在六个月以上"
        text = f"{when}，要研究决定：仍设临时党支部的记下理由，符合条件的改设党支部并转接组织关系。"
        yield Hint(
            "BR-04",
            WARN,
            text,
            quoted("BR-04"),
        )


def planned_end_passed(now: Situation) -> Iterator[Hint]:
    """The end is confirmed or put off; the portal does not guess which."""
    branch = now.branch
    end, ahead = branch.planned_end, numbers.end_ahead()
    if not branch.is_at_work or end is None or end > now.today + timedelta(days=ahead):
        return
    when = f"预计结束日期 {end} 已过" if end < now.today else f"预计 {end} 结束"
    text = f"{when}：项目结束的，请承担单位确认；没有结束的，请报院党委办理延期。"
    yield Hint("BR-09", WARN, text, quoted("BR-09"))


def secretary_missing(now: Situation) -> Iterator[Hint]:
    if not any(post.role == Role.SECRETARY for post in now.posts):
        text = "现在没有书记，请报批准成立的党组织尽快指定。"
        yield Hint("BR-12", WARN, text, quoted("BR-12"))


def full_time_missing(now: Situation) -> Iterator[Hint]:
    secretary = next((post for post in now.posts if post.role == Role.SECRETARY), None)
    if now.branch.project.is_key and secretary is not None and not secretary.full_time:
        text = "这是重点项目的临时党支部，现任书记不是专职，请报批准成立的党组织选派专职书记。"
        yield Hint("BR-16", WARN, text, "五个聚焦：为重点项目选派专职临时党组织书记")


def size(now: Situation) -> Iterator[Hint]:
    branch, least = now.branch, numbers.least_formal()
    if branch.formal_count < least:
        text = f"正式党员 {branch.formal_count} 名，少于 {least} 名，请补充党员或与其他支部合并。"
        yield Hint("BR-01", WARN, text, f"{quoted('BR-01')}；临时党支部参照执行")
    if branch.member_count > MOST_MEMBERS:
        text = f"党员 {branch.member_count} 名，超过 {MOST_MEMBERS} 名，可考虑设临时党委，分设几个支部。"
        yield Hint("BR-02", WARN, text, quoted("BR-02"))


def committee(now: Situation) -> Iterator[Hint]:
    if now.branch.formal_count >= COMMITTEE_FROM and len(now.committee) < COMMITTEE_LEAST:
        text = f"正式党员 {now.branch.formal_count} 名，应设支委会；现在支委会只有 {len(now.committee)} 人。"
        clause = quoted("BR-13")
        yield Hint("BR-13", WARN, text, clause)


def groups(now: Situation) -> Iterator[Hint]:
    limit = numbers.group_from()
    if now.branch.member_count >= limit and now.groups == 0:
        text = f"党员 {now.branch.member_count} 名，一般应划分党小组，每组不少于3人。"
        yield Hint("BR-18b", INFO, text, "中央和国家机关党小组设置的做法，供参照")


RULES: tuple[Callable[[Situation], Iterator[Hint]], ...] = (
    planned_end_passed,
    long_running,
    secretary_missing,
    full_time_missing,
    size,
    committee,
    groups,
)
