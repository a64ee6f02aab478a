"""提醒规则: read them, add one, revise one – after seeing what it would have asked."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from organisation.house import house_administrator
from records import history, once
from reminders.obligations import fulfilments
from reminders.rules.acts import RevisionRefused, revise, withdraw
from reminders.rules.forms import RuleForm, VersionForm
from reminders.rules.models import Rule, RuleVersion
from reminders.rules.preview import preview
from reminders.rules.standing import Standing, standing_of
from reminders.tasks import recompute_soon

CRUMBS = [("工作台", "/"), ("提醒规则", "/reminders/rules/")]


def rules(request: HttpRequest) -> HttpResponse:
    house_administrator(request)
    versions = RuleVersion.objects.in_force().select_related("rule").prefetch_related("fulfilments")
    rows = [(version, standing_of(version)) for version in versions.order_by("rule__focus", "rule__code")]
    over = Rule.objects.exclude(versions__in=RuleVersion.objects.not_over())
    return render(
        request,
        "reminders/rules/rules.html",
        {"rows": rows, "standings": list(Standing), "over": over, "crumbs": CRUMBS},
    )


def rule(request: HttpRequest, pk: int) -> HttpResponse:
    house_administrator(request)
    row = get_object_or_404(Rule, pk=pk)
    versions = row.versions.select_related("made_by", "rule").prefetch_related("fulfilments")
    context = {
        "rule": row,
        "versions": [
            (v, [fulfilments.label_of(s.code) for s in v.fulfilments.all()], standing_of(v)) for v in versions
        ],
        "lines": history.of(row)[:20],
        "crumbs": [*CRUMBS, (row.title, "")],
    }
    return render(request, "reminders/rules/rule.html", context)


def create(request: HttpRequest) -> HttpResponse:
    house_administrator(request)
    return _form(request, RuleForm(request.POST or None), None)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    house_administrator(request)
    return _form(request, None, get_object_or_404(Rule, pk=pk))


def _form(request: HttpRequest, rule_form: RuleForm | None, rule: Rule | None) -> HttpResponse:
    """Preview first; the button to save appears with the preview and saves exactly what was previewed."""
    latest = rule.versions.order_by("-number").first() if rule else None
    form = VersionForm(request.POST or None, instance=latest)
    context: dict[str, object] = {
        "form": form,
        "rule_form": rule_form,
        "rule": rule,
        "crumbs": [*CRUMBS, ("修订规则" if rule else "新增规则", "")],
    }
    if request.method == "POST" and form.is_valid() and (rule_form is None or rule_form.is_valid()):
        if request.POST.get("previewed") == form.digest() and once.first_time(request, form):
            return _save(request, form, rule_form, rule)
        context |= {"preview": preview(form.instance, form.cleaned_data["codes"]), "digest": form.digest()}
    return render(request, "reminders/rules/form.html", context)


def _save(request: HttpRequest, form: VersionForm, rule_form: RuleForm | None, rule: Rule | None) -> HttpResponse:
    user = house_administrator(request)
    try:
        with transaction.atomic():
            owner = rule or (rule_form.save() if rule_form else None)
            if owner is None:
                raise RevisionRefused("没有这条规则。")
            revise(rule=owner, version=form.instance, codes=form.cleaned_data["codes"], by=user)
    except RevisionRefused as refusal:
        form.add_error("valid_from", str(refusal))
        return render(
            request, "reminders/rules/form.html", {"form": form, "rule_form": rule_form, "rule": rule, "crumbs": CRUMBS}
        )
    recompute_soon()
    messages.success(request, "规则已保存，应办事项正在重新核对，一两分钟后生效。")
    return redirect("reminders:rule", owner.pk)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    user = house_administrator(request)
    try:
        withdraw(rule=get_object_or_404(Rule, pk=pk), by=user, reason=request.POST.get("reason", ""))
    except RevisionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        recompute_soon()
        messages.success(request, "规则已停用，以前的完成情况仍然保留。")
    return redirect("reminders:rule", pk)
