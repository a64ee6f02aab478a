"""选拔: recommended, reviewed, decided, taken up, without typing anything twice."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from branches.projects.models import Project
from branches.selection.models import CadreSelection
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from tests.branches.cadres.makers import someone
from tests.branches.selection.makers import make_selection
from tests.cast import Cast, days_ago, signed_in


def step(person: Person, selection: CadreSelection, code: str, **more: str) -> Any:
    return signed_in(person).post(reverse("cadre-selections:move", args=[selection.pk, code]), more, follow=True)


def decide(person: Person, selection: CadreSelection, **more: object) -> Any:
    selection.refresh_from_db()
    body = {"document_number": "院党委〔2026〕30号", "decided_on": days_ago(0), "version": selection.version, **more}
    return signed_in(person).post(reverse("cadre-selections:move", args=[selection.pk, "decide"]), body)


def test_from_recommendation_to_the_post_without_typing_anything_twice(cast: Cast) -> None:
    Project.objects.filter(pk=cast.rail.pk).update(is_key=True)
    body = {
        "unit": cast.jia.unit_id, "person": cast.chenxiaodong.pk, "role": "secretary", "full_time": "on",
        "grounds": "长期在外场工作", "then": "submit",
    }  # fmt: skip
    assert signed_in(cast.huangweijie).post(reverse("cadre-selections:create"), body).status_code == 302
    selection = CadreSelection.objects.get()
    assert selection.state == "recommended"
    step(cast.gaoyumei, selection, "review")
    assert decide(cast.gaoyumei, selection).status_code == 403
    assert decide(cast.linjing, selection).status_code == 302
    page = signed_in(cast.linjing).get(reverse("cadre-selections:detail", args=[selection.pk]))
    address = page.context["appointing_url"]
    form = signed_in(cast.linjing).get(address).context["form"]
    assert (str(form["person"].value()), form["document_number"].value()) == (
        str(cast.chenxiaodong.pk), "院党委〔2026〕30号",
    )  # fmt: skip
    typed = {name: form[name].value() for name in ("person", "document_number")} | {"full_time": "on"}
    assert signed_in(cast.linjing).post(address, {**typed, "on": days_ago(0)}).status_code == 302
    post = Post.objects.get(person=cast.chenxiaodong, role=Role.SECRETARY)
    assert post.full_time and post.document_number == "院党委〔2026〕30号"
    page = signed_in(cast.linjing).get(reverse("cadre-selections:detail", args=[selection.pk]))
    assert page.context["taken_up"] == post and not page.context["appointing_url"]


def test_steps_cannot_be_skipped_and_a_second_decision_finds_the_first(cast: Cast) -> None:
    selection = make_selection(cast, cast.first, 1)
    assert decide(cast.linjing, selection).status_code == 302  # told, not decided
    selection.refresh_from_db()
    assert selection.state == "recommended"
    step(cast.gaoyumei, selection, "return")
    selection.refresh_from_db()
    assert selection.state == "recommended"  # a return wants its reason
    step(cast.gaoyumei, selection, "review")
    selection.refresh_from_db()
    assert decide(cast.linjing, selection, version=selection.version - 1).status_code == 422
    assert decide(cast.linjing, selection, decided_on=days_ago(-1)).status_code == 422
    assert decide(cast.linjing, selection).status_code == 302
    assert "不需要决定" in decide(cast.heyuan, selection).wsgi_request._messages._queued_messages[0].message


def test_requirements_are_said_and_the_forbidden_stops(cast: Cast) -> None:
    Project.objects.filter(pk=cast.rail.pk).update(is_key=True)
    young = someone(cast.first, "新党员")
    Person.objects.filter(pk=young.pk).update(formal_since=days_ago(100))
    selection = make_selection(cast, cast.first, 1, person=young, role="secretary", state="draft")
    page = signed_in(cast.huangweijie).get(reverse("cadre-selections:detail", args=[selection.pk]))
    said = "".join(hint.text for hint in page.context["hints"])
    assert "党龄不满一年" in said and "书记应当专职" in said and "还没有编入" in said and "现任书记是李建军" in said
    Person.objects.filter(pk=young.pk).update(standing="probationary")
    assert "不能担任支部职务" in step(cast.huangweijie, selection, "submit").content.decode()
    selection.refresh_from_db()
    assert selection.state == "draft"


def test_a_dissolved_branch_gets_nobody(cast: Cast) -> None:
    body = {"unit": cast.ding.unit_id, "person": cast.chenxiaodong.pk, "role": "secretary", "grounds": "试试"}
    assert signed_in(cast.huangweijie).post(reverse("cadre-selections:create"), body).status_code == 422
    selection = CadreSelection.objects.create(
        unit=cast.ding.unit, person=cast.chenxiaodong, role="secretary", grounds="试试", state="recommended"
    )
    assert "不是正在运行" in step(cast.gaoyumei, selection, "review").content.decode()


def test_nobody_proposes_themselves_nor_reads_the_own_proposal_as_writer(cast: Cast) -> None:
    TemporaryMembership.objects.create(person=cast.huangweijie, unit=cast.jia.unit, starts_on=days_ago(3))
    body = {"unit": cast.jia.unit_id, "person": cast.huangweijie.pk, "role": "secretary", "grounds": "我合适"}
    answer = signed_in(cast.huangweijie).post(reverse("cadre-selections:create"), body)
    assert answer.status_code == 422 and "不能推荐本人" in answer.content.decode()
