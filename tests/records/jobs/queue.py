"""Tasks to run, and what they saw."""

from records.jobs import runner
from records.models.job import Job

SEEN = []


def queued(owner, kind="tests.titles", **fields):
    return Job.objects.create(kind=kind, title="导出笔记", owner=owner, **fields)


def fresh(job):
    return Job.objects.get(pk=job.pk)


def done(owner):
    job = queued(owner)
    runner.run(job.pk)
    return fresh(job)
