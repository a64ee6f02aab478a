"""How many members, and how large a committee (BR-01, BR-02, BR-13, BR-14)."""

from __future__ import annotations

from collections.abc import Iterator

from branches.founding.proposal import Proposal
from branches.hints import BLOCK, INFO, WARN, Hint, numbers
from organisation.powers import Role
from organisation.regulations import BRANCH_REGULATION, quoted

# Fixed by the regulation; what it leaves open stands in branches/hints/numbers.py.
MOST_MEMBERS = 50  # Art. 4
COMMITTEE_FROM = 7  # Art. 20: formal members
COMMITTEE_LEAST, COMMITTEE_USUAL, COMMITTEE_MOST = 3, 5, 7  # Art. 20


def too_few(proposal: Proposal) -> Iterator[Hint]:
    least = numbers.least_formal()
    if proposal.formal < least:
        text = f"名单里有 {proposal.formal} 名正式党员，少于 {least} 名。可考虑与其他单位联合成立，或在理由里说明。"
        yield Hint("BR-01", WARN, text, f"{quoted('BR-01')}；临时党支部参照执行")


def too_many(proposal: Proposal) -> Iterator[Hint]:
    if proposal.members > MOST_MEMBERS:
        text = (
            f"名单里有 {proposal.members} 名党员，超过 {MOST_MEMBERS} 名。可考虑设临时党总支或临时党委，分设几个支部。"
        )
        yield Hint("BR-02", WARN, text, quoted("BR-02"))


def one_deputy(proposal: Proposal) -> Iterator[Hint]:
    if len(proposal.holders(Role.DEPUTY_SECRETARY)) > 1:
        yield Hint(
            "BR-13", BLOCK, "副书记最多一名，请改任委员。", f"{BRANCH_REGULATION}第二十条：必要时可以设1名副书记"
        )


def committee_size(proposal: Proposal) -> Iterator[Hint]:
    if proposal.formal < COMMITTEE_FROM:
        return
    size = len(proposal.committee_people)
    clause = quoted("BR-13")
    if size < COMMITTEE_LEAST or size > COMMITTEE_USUAL:
        limit = f"一般不超过 {COMMITTEE_MOST} 人" if size > COMMITTEE_MOST else "一般由 3 至 5 人组成"
        text = f"有 {proposal.formal} 名正式党员，应设支委会；现在拟任 {size} 人，支委会{limit}。"
        yield Hint("BR-13", WARN, text, clause)
    if size >= COMMITTEE_LEAST and size % 2 == 0:
        yield Hint("BR-13", INFO, f"支委会拟任 {size} 人，是双数；习惯上用单数，便于表决。", "习惯做法，不作硬性要求")


def no_committee(proposal: Proposal) -> Iterator[Hint]:
    extra = [one for one in proposal.committee if one.role not in (Role.SECRETARY, Role.DEPUTY_SECRETARY)]
    if proposal.formal < COMMITTEE_FROM and extra:
        text = f"正式党员不足 {COMMITTEE_FROM} 人，不设支委会，只设书记和必要的副书记；名单里有 {len(extra)} 名委员。"
        yield Hint("BR-14", WARN, text, quoted("BR-14"))
