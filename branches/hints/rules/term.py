"""Whether a temporary branch is the right thing, and for how long (BR-03, BR-04, BR-05, BR-11)."""

from __future__ import annotations

from collections.abc import Iterator

from branches.founding.proposal import Proposal
from branches.hints import BLOCK, INFO, WARN, Hint
from organisation.regulations import BRANCH_REGULATION, quoted
from records.days import months_after
from reminders.rules.allowed import Allowed, allowed

MOST_UNITS = 5  # Art. 5
LONG_MONTHS = 6  # Art. 5
A_MONTH = Allowed(months=1)  # Art. 6


def several_units(proposal: Proposal) -> Iterator[Hint]:
    if proposal.units > MOST_UNITS:
        text = f"党员来自 {proposal.units} 个单位，联合党支部覆盖单位一般不超过 {MOST_UNITS} 个。"
        yield Hint("BR-03", INFO, text, quoted("BR-03"))
    elif proposal.units > 1 and not proposal.joint:
        text = f"党员来自 {proposal.units} 个单位，可以选“联合党支部”。"
        yield Hint("BR-03", INFO, text, f"{BRANCH_REGULATION}第五条")


def long_project(proposal: Proposal) -> Iterator[Hint]:
    if not proposal.starts_on or not proposal.ends_on:
        return
    if proposal.ends_on >= months_after(proposal.starts_on, LONG_MONTHS) and not proposal.long_term_decision.strip():
        text = "计划时间在六个月以上，符合条件的应当成立党支部。仍设临时党支部的，请写明理由，供批复时研究。"
        yield Hint(
            "BR-04",
            WARN,
            text,
            quoted("BR-04"),
        )


def conditions(proposal: Proposal) -> Iterator[Hint]:
    clause = quoted("BR-05")
    if proposal.outsiders:
        text = f"{'、'.join(proposal.outsiders)}不是党员，请从党员名单里去掉。"
        yield Hint("BR-05", BLOCK, text, clause)
    if proposal.homeless:
        names = "、".join(proposal.homeless[:5]) + ("等" if len(proposal.homeless) > 5 else "")
        text = f"{names}没有登记组织关系所在党支部，请核对组织关系确未转接。"
        yield Hint("BR-05", INFO, text, clause)


def overdue_reply(proposal: Proposal) -> Iterator[Hint]:
    if proposal.waiting_since is None:
        return
    limit = allowed("BR-11", A_MONTH, proposal.today)
    if proposal.today >= limit.after(proposal.waiting_since):
        waited = (proposal.today - proposal.waiting_since).days
        own = "" if limit == A_MONTH else f"（本院定为 {limit.text}）"
        text = f"上报已经 {waited} 天，批复时间一般不超过一个月{own}，请尽快研究。"
        yield Hint("BR-11", WARN, text, quoted("BR-11"))
