"""党组织管理: the tree, new organisations, and the page of one with its offices."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models.user import User
from branches.merging.acts import may_take_in
from branches.papers.acts import next_number, set_paper_word
from organisation.posts.models import Post
from organisation.powers import Power, Role
from organisation.refusal import ActRefused
from organisation.units.acts import UnitRefused, create_unit
from organisation.units.codes import next_code
from organisation.units.models import Unit
from organisation.units.tree_page import Node, nested
from portal.administration.appointing import LEVELS, appoint_as_told
from portal.administration.forms import OfficeForm, PaperWordForm, UnitForm
from portal.administration.views.access import administrator
from records import history, once
from records.guard import get_among_or_404

HERE = ("党组织管理", "/administration/units/")
LINES_SHOWN = 20
ISSUING = (Unit.Kind.INSTITUTE, Unit.Kind.UNIT, *Unit.COMMITTEES)  # organisations with an office that issues papers


def units(request: HttpRequest) -> HttpResponse:
    """Those that stand; with ``ended`` also those that are over."""
    everything = Unit.objects.visible_to(administrator(request), Power.ADMINISTER).order_by("path")
    with_ended = "ended" in request.GET
    found = everything if with_ended else everything.open()
    nodes = nested([Node(one, reverse("administration:unit", args=[one.pk]), False) for one in found])
    crumbs = [("工作台", "/"), (HERE[0], "")]
    context = {"nodes": nodes, "count": len(found), "with_ended": with_ended, "crumbs": crumbs}
    return render(request, "administration/units.html", context)


def administered_unit(request: HttpRequest, pk: int) -> tuple[User, Unit]:
    """A unit within the administrator's reach; 404 otherwise."""
    user = administrator(request)
    rows = Unit.objects.visible_to(user, Power.ADMINISTER).select_related("parent", "merged_into")
    return user, get_among_or_404(request, rows, pk)


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    user, one = administered_unit(request, pk)
    return _page(request, user, one)


def _page(request: HttpRequest, user: User, one: Unit, form: OfficeForm | None = None) -> HttpResponse:
    stands = one.ended_on is None and one.parent is not None
    context = {
        "unit": one,
        "posts": Post.objects.filter(unit=one).exclude(role=Role.MEMBER).select_related("person").order_by("ends_on"),
        "children": one.children.order_by("ended_on", "path"),
        "lines": history.of(one)[:LINES_SHOWN],
        "office_form": form or OfficeForm(user=user, unit=one),
        "may_appoint": stands and Unit.Kind(one.kind) in LEVELS,
        "may_move": stands,
        "word_form": PaperWordForm(initial={"word": one.paper_word}),
        "next_number": next_number(one),
        "may_issue": one.ended_on is None and one.kind in ISSUING,
        "may_merge": stands and bool(may_take_in(one)),
        "may_open_accounts": one.ended_on is None and one.is_temporary_branch,
        "may_end": stands and not one.is_temporary_branch,
        "crumbs": [("工作台", "/"), HERE, (str(one), "")],
    }
    return render(request, "administration/unit.html", context, status=422 if form else 200)


@require_POST
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    user, one = administered_unit(request, pk)
    form = OfficeForm(request.POST, user=user, unit=one)
    if once.first_time(request, form) and form.is_valid():
        try:
            post = appoint_as_told(form, user, unit=one)
        except ActRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{post.person}已任：{post.title}")
            return redirect("administration:unit", pk)
    return _page(request, user, one, form)


@require_POST
def paper_word(request: HttpRequest, pk: int) -> HttpResponse:
    user, one = administered_unit(request, pk)
    form = PaperWordForm(request.POST)
    if form.is_valid():
        try:
            set_paper_word(unit=one, by=user, **form.cleaned_data)
        except ActRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"发文字号已设置，下一个文号：{next_number(one) or '不自动编号'}")
    else:
        messages.error(request, "今年已发到第几号请填 0 到 9999 的整数。")
    return redirect("administration:unit", pk)


def create(request: HttpRequest) -> HttpResponse:
    user = administrator(request)
    form = UnitForm(request.POST or None, user=user)
    new = request.method == "POST" and once.first_time(request, form) and form.is_valid()
    if new and (made := created(form, user)):
        messages.success(request, f"已设立：{made.name}")
        return redirect("administration:unit", made.pk)
    crumbs: list[object] = [("工作台", "/"), HERE, ("新设", "")]
    return render(request, "administration/unit_form.html", {"form": form, "title": "新设党组织", "crumbs": crumbs})


def created(form: UnitForm, user: User) -> Unit | None:
    if not user.has_perm(Power.ADMINISTER, form.cleaned_data["parent"]):
        raise PermissionDenied
    try:
        given = {**form.cleaned_data, "code": form.cleaned_data["code"] or next_code(form.cleaned_data["parent"])}
        return create_unit(by=user, **given)
    except ActRefused as refusal:
        form.add_error("parent" if isinstance(refusal, UnitRefused) else None, str(refusal))
        return None
