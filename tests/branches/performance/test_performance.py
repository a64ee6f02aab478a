"""表现情况: written on one page, read by the home branch once it is sent, and by nobody else."""

import pytest
from django.urls import reverse

from branches.performance.models import PerformanceNote
from organisation.refusal import ActRefused
from tests.branches.life.lives import handing_over
from tests.branches.performance.notes import write_all
from tests.cast import signed_in


@pytest.fixture
def ending(cast):
    return handing_over(cast, cast.jia)


def test_notes_are_written_on_one_page_and_read_by_the_home_branch_only_when_sent(cast, ending):
    secretary, url = signed_in(cast.lijianjun), reverse("branches:performance", args=[cast.jia.pk])
    person = cast.chenxiaodong
    assert secretary.post(url, {f"text-{person.pk}": "带头攻关，按时参加组织生活"}).status_code == 302
    note = PerformanceNote.objects.get(person=person)
    assert (note.state, note.home_branch, note.title) == ("draft", cast.home, "党员")
    detail = reverse("performance-notes:detail", args=[note.pk])
    home = signed_in(cast.liufang)
    assert home.get(detail).status_code == 404
    secretary.post(url, {f"text-{person.pk}": "带头攻关，按时参加组织生活", "then": "send"})
    assert "带头攻关" in home.get(detail).content.decode()
    assert home.get(reverse("performance-notes:edit", args=[note.pk])).status_code == 403
    assert "带头攻关" in home.get(reverse("people:detail", args=[person.pk])).content.decode()
    for stranger in (cast.chenxiaodong, cast.wanghaiyan, cast.sunli):  # members do not read about one another
        status = 200 if stranger == cast.wanghaiyan else 404
        assert signed_in(stranger).get(detail).status_code == status, stranger


def test_foreign_people_and_other_branches_cannot_be_written_about(cast, ending):
    assert write_all(cast, texts={cast.maimaiti.pk: "不是本支部的"}) == (0, 0)
    for person in (cast.chenxiaodong, cast.zhaozhiqiang, cast.gaoyumei):
        with pytest.raises(ActRefused, match="身份"):
            write_all(cast, by=person.user)
    url = reverse("branches:performance", args=[cast.jia.pk])
    assert signed_in(cast.chenxiaodong).get(url).status_code == 403
    assert signed_in(cast.zhaozhiqiang).get(url).status_code == 404


def test_outsiders_are_told_only_whether_it_was_sent(cast, ending):
    person = cast.chenxiaodong
    write_all(cast, send=False, texts={person.pk: "还在斟酌的话"})
    url = reverse("branches:performance", args=[cast.jia.pk])
    assert "还在斟酌的话" in signed_in(cast.lijianjun).get(url).content.decode()
    for outsider in (cast.gaoyumei, cast.linjing):
        page = signed_in(outsider).get(url).content.decode()
        assert "还在斟酌的话" not in page and "还没有送交" in page


def test_the_administrator_reads_nothing_about_members(cast, ending):
    write_all(cast)
    notes = PerformanceNote.objects
    assert notes.visible_to(cast.linjing.user).exists()
    assert notes.visible_to(cast.gaoyumei.user).exists()
    assert not notes.visible_to(cast.fangyuan.user).exists()
    assert not cast.fangyuan.user.has_perm("view", notes.first())
