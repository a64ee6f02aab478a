"""消息: a person's own messages and how they want to be told."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.current import user_of
from reminders.notices.forms import PreferenceForm
from reminders.notices.models import NoticePreference
from reminders.notices.reading import mark_read, own

A_PAGE = 20
CRUMBS = [("工作台", "/"), ("消息", "/reminders/notices/")]


def notices(request: HttpRequest) -> HttpResponse:
    rows = own(user_of(request))
    unread = rows.filter(read_at__isnull=True)
    only_unread = request.GET.get("tab") == "unread"
    page = Paginator(unread if only_unread else rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "only_unread": only_unread, "unread": unread.count(), "crumbs": CRUMBS}
    return render(request, "reminders/notices/notices.html", context)


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it read and go to the matter."""
    notice = own(user_of(request)).filter(pk=pk).first()
    if notice is None:
        raise Http404("没有这条消息。")
    mark_read(user_of(request), pk)
    inside = url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None)
    return redirect(notice.url if notice.url and inside else "reminders:notices")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    count = mark_read(user_of(request))
    messages.success(request, f"已把 {count} 条消息标为已读。" if count else "没有未读消息。")
    return redirect("reminders:notices")


def preference(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    row = NoticePreference.objects.filter(user=user).first() or NoticePreference(user=user)
    form = PreferenceForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "提醒方式已保存。")
        return redirect("reminders:notices")
    context = {
        "form": form,
        "title": "提醒方式",
        "back_url": "/reminders/notices/",
        "crumbs": [*CRUMBS, ("提醒方式", "")],
    }
    return render(request, "reminders/notices/form.html", context)
