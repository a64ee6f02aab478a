"""The same by browser: form with hints, reply page with the proposal filled in, papers in Word."""

from io import BytesIO

from django.urls import reverse
from docx import Document

from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from tests.branches.founding.requests import NAME, form_data, reply_data, reported, written
from tests.cast import days_ago, signed_in


def test_the_whole_way_through_the_pages(cast):
    officer, secretary, institute = (signed_in(p) for p in (cast.huangweijie, cast.gaoyumei, cast.linjing))
    filed = officer.post(reverse("founding-requests:create"), form_data(cast, then="submit"))
    request = FoundingRequest.objects.get()
    assert filed.url == reverse("founding-requests:detail", args=[request.pk])
    assert request.state == "submitted"
    assert {line.person.name for line in request.members.all()} == {"刘芳", "钱一鸣", "孙二梅"}
    secretary.post(reverse("founding-requests:move", args=[request.pk, "report"]), {"version": request.version})
    answer = institute.post(reverse("branches:reply", args=[request.pk]), reply_data(cast))
    branch = TemporaryBranch.objects.get(founding=request)
    assert answer.url == reverse("temporary-branches:detail", args=[branch.pk])
    page = signed_in(cast.liufang).get(answer.url).content.decode()
    assert "院党委〔2026〕11号" in page
    assert "黄伟杰" in page  # who filed it stands at the first step


def test_the_reply_names_what_the_designated_hold_elsewhere_and_asks(cast):
    request = reported(cast)
    url = reverse("branches:reply", args=[request.pk])
    data = reply_data(cast, version=request.version)
    answer = signed_in(cast.linjing).post(url, data | {"other_posts": ""})
    assert answer.status_code == 422 and "刘芳现任一部机关党支部 · 原党支部书记" in answer.content.decode()
    assert not TemporaryBranch.objects.filter(founding=request).exists()
    assert signed_in(cast.linjing).post(url, data).status_code == 302


def test_nobody_is_proposed_as_secretary_and_deputy(cast):
    data = form_data(cast, deputy_secretary=str(cast.liufang.pk))
    answer = signed_in(cast.huangweijie).post(reverse("founding-requests:create"), data)
    assert answer.context["form"].errors["deputy_secretary"] == ["刘芳不能同时任书记和副书记，请只保留一个职务。"]
    assert not FoundingRequest.objects.exists()


def test_a_double_click_on_the_reply_makes_one_branch(cast):
    request, institute = reported(cast), signed_in(cast.linjing)
    url = reverse("branches:reply", args=[request.pk])
    institute.post(url, reply_data(cast, version=request.version))
    again = institute.post(url, reply_data(cast, version=request.version), follow=True)
    assert "不需要批复" in again.content.decode()
    assert TemporaryBranch.objects.filter(founding=request).count() == 1


def test_the_reply_page_is_filled_in_with_what_the_unit_proposed(cast):
    request = reported(cast)
    page = signed_in(cast.linjing).get(reverse("branches:reply", args=[request.pk]))
    form = page.context["form"]
    assert form["secretary"].value() == cast.liufang.pk
    assert form["name"].value() == NAME
    assert "LZ-" in form.fields["code"].help_text


def test_the_reply_is_refused_in_place_with_the_reason(cast):
    url = reverse("branches:reply", args=[reported(cast).pk])
    page = signed_in(cast.linjing).post(url, reply_data(cast, replied_on=str(days_ago(-3))))
    assert page.status_code == 422
    assert "不能晚于今天" in page.content.decode()
    page = signed_in(cast.linjing).post(url, reply_data(cast, code=cast.jia.unit.code))
    assert "这个编号已经有党组织在用" in page.content.decode()


def test_only_the_institute_opens_the_reply_page(cast):
    url = reverse("branches:reply", args=[reported(cast).pk])
    assert signed_in(cast.huangweijie).get(url).status_code == 403
    assert signed_in(cast.sunli).get(url).status_code == 404
    assert signed_in(cast.lijianjun).get(url).status_code == 404


def test_hints_answer_while_the_form_is_half_filled(cast):
    officer = signed_in(cast.huangweijie)
    url = reverse("branches:hints")
    page = officer.post(url, {"starts_on": "2026-03-01", "ends_on": "2026-12-01"}).content.decode()
    assert "六个月" in page
    assert "拟任书记" in page
    page = officer.post(url, form_data(cast)).content.decode()
    assert "正式 3 名" in page
    assert "没有需要提示" in page
    page = officer.post(url, form_data(cast, members=[], task_summary="在波密县")).content.decode()
    assert "少于 3 名" in page
    assert "涉密" in page
    assert signed_in(cast.lijianjun).post(url, form_data(cast)).status_code == 403


def test_hints_on_the_reply_follow_the_posts_chosen_there(cast):
    url = reverse("branches:reply_hints", args=[reported(cast).pk])
    page = signed_in(cast.linjing).post(url, reply_data(cast, discipline_member=str(cast.liufang.pk)))
    assert "纪检委员由书记兼任" in page.content.decode()


def test_people_named_for_two_posts_keep_both(cast):
    data = form_data(cast, discipline_member=str(cast.liufang.pk))
    signed_in(cast.huangweijie).post(reverse("founding-requests:create"), data)
    roles = set(
        FoundingRequest.objects.get().members.filter(person=cast.liufang).values_list("proposed_role", flat=True)
    )
    assert roles == {"secretary", "discipline_member"}


def test_editing_a_draft_shows_its_people_and_keeps_them(cast):
    request, officer = written(cast), signed_in(cast.huangweijie)
    url = reverse("founding-requests:edit", args=[request.pk])
    page = officer.get(url).content.decode()
    assert "刘芳" in page
    assert "钱一鸣" in page
    officer.post(url, form_data(cast, version=request.version, members=[str(cast.plain[2].pk)]))
    assert {line.person.name for line in request.members.all()} == {"刘芳", "周三强"}


def test_a_project_of_another_unit_is_refused(cast):
    page = signed_in(cast.huangweijie).post(reverse("founding-requests:create"), form_data(cast, project=cast.solar.pk))
    assert page.status_code == 422
    assert not FoundingRequest.objects.exists()


def words(response):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(response.content)).paragraphs)


def test_request_and_reply_come_as_word_for_those_who_may_see_them(cast):
    request = reported(cast)
    paper = signed_in(cast.huangweijie).get(reverse("branches:request_paper", args=[request.pk]))
    assert "关于成立戊临时党支部的请示" in words(paper)
    assert "拟任书记：刘芳" in words(paper)
    reply_url = reverse("branches:reply_paper", args=[request.pk])
    assert signed_in(cast.huangweijie).get(reply_url).status_code == 302
    signed_in(cast.linjing).post(reverse("branches:reply", args=[request.pk]), reply_data(cast))
    paper = signed_in(cast.huangweijie).get(reply_url)
    assert "刘芳同志任书记" in words(paper)
    assert "院党委〔2026〕11号" in words(paper)
    assert signed_in(cast.sunli).get(reply_url).status_code == 404
