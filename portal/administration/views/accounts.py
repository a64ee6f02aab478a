"""Accounts and offices, person by person."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import acts
from accounts.current import user_of
from organisation.naming import initials
from organisation.people.acts import link_account
from organisation.people.models import Person
from organisation.posts.acts import end_post
from organisation.powers import Power
from organisation.refusal import ActRefused
from portal.administration.appointing import appoint_as_told
from portal.administration.forms import AccountForm, AppointForm
from portal.administration.views.access import account_in_charge, administered, administrator, in_charge
from records import once

PEOPLE_A_PAGE = 20
CRUMBS = [("工作台", "/"), ("账号管理", "")]


def people(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    found = Person.objects.visible_to(administrator(request), Power.ADMINISTER).not_voided()
    if text:
        names = Q(name__icontains=text) | Q(pinyin__icontains=text) | Q(staff_number__icontains=text)
        found = found.filter(names | Q(user__username__icontains=text))
    if request.GET.get("with") == "account":
        found = found.filter(user__isnull=False)
    page = Paginator(found.select_related("user", "home_unit").order_by("name", "pk"), PEOPLE_A_PAGE)
    context = {"page": page.get_page(request.GET.get("page")), "text": text, "crumbs": CRUMBS}
    return render(request, "administration/accounts.html", context)


def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, administered(request, pk))


def _page(request: HttpRequest, one: Person, **more: object) -> HttpResponse:
    context = {
        "person": one,
        "in_charge": in_charge(user_of(request), one),
        "account_form": AccountForm(initial={"username": initials(one.name)}),
        "appoint_form": AppointForm(user=user_of(request), person=one),
        "posts": one.posts.select_related("unit").order_by("ends_on", "-starts_on"),
        "events": one.user.account_events.select_related("by")[:10] if one.user else [],
        "crumbs": [("工作台", "/"), ("账号管理", "/administration/accounts/"), (one.name, "")],
        **more,
    }
    return render(request, "administration/person.html", context)


@never_cache
@require_POST
def open_account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first password is shown once, on the answer to this request, and stored nowhere readable."""
    one, user = account_in_charge(request, pk), administrator(request)
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _page(request, one, account_form=form)
    try:
        with transaction.atomic():
            account, password = acts.create_account(
                username=form.cleaned_data["username"], name=one.name, staff_number=one.staff_number, by=user
            )
            link_account(person=one, user=account, by=user)
    except (ValidationError, ActRefused) as refusal:
        form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        return _page(request, one, account_form=form)
    return _page(request, administered(request, pk), first_password=password)


ACTS = {"disable": (acts.disable, "已停用账号"), "enable": (acts.enable, "已启用账号")}


@never_cache
@require_POST
def change_account(request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
    one, user = account_in_charge(request, pk), administrator(request)
    if one.user is None or one.user == user:
        messages.error(request, "不能对自己的账号做这项操作。" if one.user else "这个人还没有账号。")
        return redirect("administration:person", pk)
    if act == "reset-password":
        return _page(request, one, first_password=acts.reset_password(user=one.user, by=user))
    if act == "sign-out":
        acts.sign_out_everywhere(user=one.user, by=user)
        messages.success(request, f"已让{one}的所有设备下线。")
    elif act in ACTS:
        change, said = ACTS[act]
        change(user=one.user, by=user)
        messages.success(request, f"{said}：{one}")
    else:
        raise Http404("没有这项操作。")
    return redirect("administration:person", pk)


@require_POST
def appoint(request: HttpRequest, pk: UUID) -> HttpResponse:
    one, user = account_in_charge(request, pk), administrator(request)
    form = AppointForm(request.POST, user=user, person=one)
    if not (once.first_time(request, form) and form.is_valid()):
        return _page(request, one, appoint_form=form)
    try:
        post = appoint_as_told(form, user, person=one)
    except ActRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, one, appoint_form=form)
    messages.success(request, f"{one}已任：{post.title}")
    return redirect("administration:person", pk)


@require_POST
def relieve(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    one, user = account_in_charge(request, pk), administrator(request)
    post = one.posts.select_related("unit", "person").filter(pk=number).first()
    if post is None or not user.has_perm(Power.ADMINISTER, post.unit):
        raise Http404("没有这个职务。")
    try:
        end_post(post=post, by=user, reason=request.POST.get("reason", ""))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{one}不再担任：{post.title}，相应权限同时收回。")
    return redirect("administration:person", pk)
