"""Addresses of the record machinery itself; every ledger has its own besides."""

from django.urls import path

from records.views import attachments, jobs, pick

app_name = "records"

urlpatterns = [
    path("pick/<slug:code>/", pick.pick, name="pick"),
    path("attachments/<uuid:pk>/", attachments.attachment, name="attachment"),
    path("attachments/<uuid:pk>/small/", attachments.thumbnail, name="thumbnail"),
    path("staged/<uuid:pk>/small/", attachments.staged_thumbnail, name="staged"),
    path("jobs/", jobs.task_list, name="jobs"),
    path("jobs/<uuid:pk>/", jobs.task, name="job"),
    path("jobs/<uuid:pk>/cancel/", jobs.task_cancel, name="job_cancel"),
    path("jobs/<uuid:pk>/file/", jobs.task_file, name="job_file"),
]
