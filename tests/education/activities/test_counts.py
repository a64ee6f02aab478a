"""The four counts follow the roll-call."""

from education.activities.kinds import Kind
from tests.cast import Cast
from tests.education.entry import entry, log, missing


def test_everybody_there(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit))
    assert (meeting.expected, meeting.expected_voting, meeting.present, meeting.present_voting) == (9, 8, 9, 8)


def test_leave_and_absence_are_counted_and_named(cast: Cast):
    away = missing(cast.chenxiaodong, "absent", "值班") | missing(cast.zhouqian, "leave", "返京体检")
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **away))
    assert (meeting.expected, meeting.expected_voting, meeting.present, meeting.present_voting) == (9, 8, 7, 7)
    assert (meeting.leave_count, meeting.absent_count) == (1, 1)
    assert meeting.absences == "陈晓东（缺席：值班）、周倩（请假：返京体检）"


def test_those_who_sit_in_are_named_but_not_counted(cast: Cast):
    meeting = log(
        cast.lijianjun,
        entry(cast.jia.unit, Kind.COMMITTEE_MEETING, guests="业主代表 刘工", **missing(cast.chenxiaodong, "observer")),
    )
    assert (meeting.expected, meeting.present) == (3, 3)
    assert meeting.observers == "陈晓东、业主代表 刘工"
    assert meeting.attendances.get(person=cast.chenxiaodong).status == "observer"


def test_a_reason_typed_for_someone_who_came_after_all_is_dropped(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **missing(cast.chenxiaodong, "present", "出差")))
    assert meeting.attendances.get(person=cast.chenxiaodong).reason == ""
    assert meeting.absences == ""


def test_people_of_other_branches_cannot_be_written_in(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **missing(cast.chensiyuan, "present")))
    assert not meeting.attendances.filter(person=cast.chensiyuan).exists()
    assert meeting.expected == 9


def test_the_host_of_the_roster_becomes_a_person_a_guest_stays_a_name(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit, host_name="王海燕", recorder_name="业主 老周"))
    assert meeting.host == cast.wanghaiyan
    assert (meeting.recorder, meeting.recorder_name) == (None, "业主 老周")


def test_study_earns_hours_by_its_length_and_a_meeting_none(cast: Cast):
    study = log(cast.lijianjun, entry(cast.jia.unit, Kind.TOPIC_STUDY))
    assembly = log(cast.lijianjun, entry(cast.jia.unit))
    typed = log(cast.lijianjun, entry(cast.jia.unit, hours="1.5"))
    assert (study.hours, assembly.hours, typed.hours) == (2, 0, 1.5)


def test_a_long_study_earns_no_more_than_the_most(cast: Cast):
    day = entry(cast.jia.unit)["starts_at"][:10]
    study = log(cast.lijianjun, entry(cast.jia.unit, Kind.TOPIC_STUDY, ends_at=f"{day}T21:00"))
    assert study.hours == 4
