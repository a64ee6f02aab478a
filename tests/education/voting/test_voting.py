"""May the meeting vote, did it pass: the arithmetic of rules MT-10, MT-11 and MT-12."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from education.activities.kinds import DECIDING, Kind
from education.voting.quorum import half_are_there, quorum, verdict

unhurried = settings(deadline=None)  # a fifth of a second each is soon over on a busy machine
ASSEMBLY, COMMITTEE = Kind.MEMBER_ASSEMBLY, Kind.COMMITTEE_MEETING


@pytest.mark.parametrize(
    ("expected", "present", "yes", "passed"),
    [
        (9, 9, 6, True),
        (9, 9, 5, True),  # more than half of nine begins at five
        (9, 9, 4, False),
        (9, 5, 5, True),  # five of nine there, all for it
        (9, 5, 4, False),  # all but one of those present, and yet not half of those due
        (9, 4, 4, False),  # too few there to vote at all
        (8, 8, 4, False),  # half is not more than half
        (8, 8, 5, True),
        (8, 4, 4, False),  # half is enough to vote, not enough to pass
        (8, 3, 3, False),
        (1, 1, 1, True),
        (1, 0, 0, False),
        (0, 0, 0, False),  # a meeting at which nobody has a vote decides nothing
    ],
)
@pytest.mark.parametrize("kind", [ASSEMBLY, COMMITTEE])
def test_the_base_is_who_was_due_and_not_who_came(kind, expected, present, yes, passed):
    assert verdict(kind, expected, present, yes).passed is passed


@pytest.mark.parametrize(
    ("expected", "present", "enough"), [(9, 5, True), (9, 4, False), (8, 4, True), (8, 3, False), (0, 0, False)]
)
def test_half_of_those_due_is_enough_to_begin(expected, present, enough):
    assert half_are_there(expected, present) is enough


def test_it_says_what_it_counted_and_names_the_clause():
    judged = verdict(ASSEMBLY, 9, 9, 6)
    assert judged.text == "应到有表决权 9 人，赞成 6 人，超过半数，通过。"
    assert "第十一条" in judged.clause
    assert judged.word == "通过"


def test_it_says_why_a_matter_fell():
    assert verdict(ASSEMBLY, 9, 9, 4).text == "应到有表决权 9 人，赞成 4 人，没有超过半数，未通过。"


def test_without_quorum_the_vote_is_void_and_says_so():
    judged = verdict(ASSEMBLY, 9, 4, 4)
    assert judged.text == "应到有表决权 9 人，实到 4 人，不足半数，不能表决，表决无效。"


def test_a_committee_is_judged_by_its_own_clause():
    assert "第十二条" in quorum(COMMITTEE, 3, 2).clause
    assert verdict(COMMITTEE, 3, 2, 2).text == "应到委员 3 人，赞成 2 人，超过半数，通过。"


def test_a_committee_may_be_set_to_count_those_present():
    assert verdict(COMMITTEE, 5, 3, 2).passed is False
    assert verdict(COMMITTEE, 5, 3, 2, of_present=True).text == "实到委员 3 人，赞成 2 人，超过半数，通过。"


def test_the_assembly_is_never_counted_by_those_present():
    assert verdict(ASSEMBLY, 9, 5, 4, of_present=True).passed is False


def test_nothing_is_guessed_when_the_counts_are_not_known():
    judged = verdict(ASSEMBLY, None, None, 6)
    assert judged.passed is None
    assert "没有登记有表决权的人数" in judged.text


def test_hands_raised_at_a_study_decide_nothing():
    assert verdict(Kind.TOPIC_STUDY, 9, 9, 9).passed is None


@unhurried
@given(kind=st.sampled_from(DECIDING), expected=st.integers(0, 60), present=st.integers(0, 60), yes=st.integers(0, 60))
def test_what_passes_has_quorum_and_more_than_half(kind, expected, present, yes):
    passed = verdict(kind, expected, present, yes).passed
    assert passed == (expected > 0 and present >= expected / 2 and yes > expected / 2)


@unhurried
@given(expected=st.integers(1, 60), present=st.integers(0, 60), yes=st.integers(0, 59))
def test_one_more_hand_never_defeats_a_matter(expected, present, yes):
    before, after = (verdict(ASSEMBLY, expected, present, hands).passed for hands in (yes, yes + 1))
    assert after or not before
