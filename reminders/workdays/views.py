"""工作日历: the year's days off and 调休, by hand or from the year's notice."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from openpyxl import Workbook

from organisation.house import house_administrator
from reminders.workdays import notice as year_notice
from reminders.workdays.forms import DayForm, NoticeForm
from reminders.workdays.models import CalendarDay, CalendarYear
from reminders.workdays.warning import unconfirmed_sentence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def calendar(request: HttpRequest, year: int | None = None) -> HttpResponse:
    house_administrator(request)
    return _page(request, timezone.localdate().year if year is None else year)


def _page(request: HttpRequest, year: int, **more: object) -> HttpResponse:
    _sensible(year)
    context = {
        "year": year,
        "row": CalendarYear.objects.filter(year=year).first(),
        "years": CalendarYear.objects.filter(year__gte=timezone.localdate().year - 2)[:8],
        "days": CalendarDay.objects.filter(date__year=year),
        "warning": unconfirmed_sentence(),
        "day_form": DayForm(initial={"date": date(year, 1, 1)}),
        "notice_form": NoticeForm(),
        "crumbs": [("工作台", "/"), ("工作日历", "/reminders/calendar/"), (f"{year}年", "")],
        **more,
    }
    return render(request, "reminders/workdays/calendar.html", context)


def _sensible(year: int) -> None:
    if not 2000 < year < 2100:
        raise Http404("没有这一年的日历。")


@require_POST
def set_day(request: HttpRequest, year: int) -> HttpResponse:
    house_administrator(request)
    form = DayForm(request.POST)
    if not form.is_valid():
        return _page(request, year, day_form=form)
    day = form.cleaned_data["date"]
    values = {name: form.cleaned_data[name] for name in ("is_workday", "name")}
    CalendarDay.objects.update_or_create(date=day, defaults={**values, "source": CalendarDay.Source.HAND})
    messages.success(request, f"已把 {day} 设为{'上班' if values['is_workday'] else '休息'}。")
    return redirect("reminders:calendar_year", day.year)


@require_POST
def import_notice(request: HttpRequest, year: int) -> HttpResponse:
    house_administrator(request)
    _sensible(year)
    form = NoticeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, year, notice_form=form)
    reading = year_notice.read(form.cleaned_data["file"], year)
    if reading.errors:
        return _page(request, year, notice_form=form, errors=reading.errors)
    year_notice.confirm_year(reading, notice=form.cleaned_data["notice"])
    messages.success(request, f"已导入 {len(reading.days)} 天，{year} 年的日历已确认。")
    return redirect("reminders:calendar_year", year)


def template(request: HttpRequest, year: int) -> HttpResponse:
    """The sheet to fill, with what is known already."""
    house_administrator(request)
    _sensible(year)
    book = Workbook()
    sheet = book.active
    if sheet is not None:
        sheet.append(year_notice.HEADS)
        for day in CalendarDay.objects.filter(date__year=year):
            sheet.append((day.date.isoformat(), "上班" if day.is_workday else "休息", day.name))
    stream = BytesIO()
    book.save(stream)
    name = f'attachment; filename="calendar-{year}.xlsx"'
    return HttpResponse(stream.getvalue(), content_type=XLSX, headers={"Content-Disposition": name})
