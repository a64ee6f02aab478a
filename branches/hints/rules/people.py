"""Who may hold which post (BR-08, BR-15)."""

from __future__ import annotations

from collections.abc import Iterator

from branches.founding.proposal import Proposal
from branches.hints import BLOCK, INFO, WARN, Hint
from organisation.powers import Role
from organisation.regulations import quoted
from records.days import months_after

STANDING_YEARS = 1  # Art. 23


def secretary_named(proposal: Proposal) -> Iterator[Hint]:
    clause = quoted("BR-08")
    count = len(proposal.holders(Role.SECRETARY))
    if count != 1:
        text = "请在名单里提出一名拟任书记。" if count == 0 else "拟任书记只能有一名。"
        yield Hint("BR-08", BLOCK, text, clause)


def party_standing(proposal: Proposal) -> Iterator[Hint]:
    clause = quoted("BR-15")
    day = proposal.starts_on or proposal.today
    for one in proposal.holders(Role.SECRETARY):
        if one.formal_since is None:
            yield Hint("BR-15", INFO, f"{one.name}没有登记转正时间，无法核对党龄，请核对。", clause)
        elif months_after(one.formal_since, 12 * STANDING_YEARS) > day:
            text = f"拟任书记{one.name} {one.formal_since} 转正，到拟成立日期党龄不满一年。"
            yield Hint("BR-15", WARN, text, clause)


def probationary_holders(proposal: Proposal) -> Iterator[Hint]:
    names = [one.name for one in proposal.committee if one.member and not one.formal]
    if names:
        text = f"{'、'.join(names)}是预备党员，没有表决权和被选举权，不能任支部职务。"
        yield Hint("BR-15", BLOCK, text, quoted("BR-15b"))


def discipline_apart(proposal: Proposal) -> Iterator[Hint]:
    both = {one.person for one in proposal.holders(Role.SECRETARY)} & {
        one.person for one in proposal.holders(Role.DISCIPLINE_MEMBER)
    }
    if both:
        yield Hint("DM-11", WARN, "纪检委员由书记兼任，不利于监督，建议另选一人。", "监督的一般做法")
