"""后台任务: one's own tasks, how far they are, their files. Nobody sees anybody else's."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.current import user_of
from records import jobs
from records.files import stored
from records.models.job import Job

PER_PAGE = 20
HOME = ("工作台", "/")


def own(request: HttpRequest) -> QuerySet[Job]:
    return Job.objects.filter(owner=user_of(request))


@require_GET
def task_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(own(request).order_by("-created_at"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "records/jobs.html", {"page_obj": page, "crumbs": [HOME, ("任务列表", "")]})


@require_GET
def task(request: HttpRequest, pk: object) -> HttpResponse:
    """The page, or for htmx only the part that changes."""
    job = get_object_or_404(own(request), pk=pk)
    template = "records/_job.html" if request.headers.get("HX-Request") else "records/job.html"
    response = render(request, template, {"job": job, "crumbs": [HOME, ("任务列表", "../"), (job.title, "")]})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def task_cancel(request: HttpRequest, pk: object) -> HttpResponse:
    job = get_object_or_404(own(request), pk=pk)
    if jobs.cancel(job):
        messages.success(request, "已要求取消，正在进行的步骤做完就停。")
    else:
        messages.info(request, "任务已经结束，不用取消。")
    return redirect("records:job", job.pk)


@require_GET
def task_file(request: HttpRequest, pk: object) -> HttpResponseBase:
    """The result, for its owner only, and only while the right to it holds."""
    job = get_object_or_404(own(request).filter(state=Job.State.DONE).exclude(result_name=""), pk=pk)
    try:
        jobs.acting_user(job)
        file = stored.read(job.path)
    except (PermissionDenied, FileNotFoundError):
        raise Http404 from None
    response = FileResponse(file, as_attachment=True, filename=job.result_name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
