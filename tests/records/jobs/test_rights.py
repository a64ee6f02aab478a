"""The rights of a task are those of the moment in which it runs."""

from accounts.models.user import User
from records.jobs import acting_user, runner
from tests.records.jobs.queue import SEEN, fresh, queued
from tests.sample.models import Note
from tests.sample.scope import answer


def test_it_sees_what_its_owner_may_see_when_it_runs(alice, bob, note):
    Note.objects.create(author=bob, title="别人的")
    job = queued(alice)
    Note.objects.filter(pk=note.pk).update(author=bob)  # between request and run
    runner.run(job.pk)
    assert SEEN == [[]]


def test_a_right_that_ended_before_the_run_is_gone(alice, note):
    job = queued(alice)
    answer.powers.discard("export")
    runner.run(job.pk)
    assert SEEN == []
    assert "没有做这项操作的权限" in fresh(job).message


def test_a_closed_account_runs_nothing(alice, note):
    job = queued(alice)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    runner.run(job.pk)
    assert (fresh(job).state, SEEN) == ("failed", [])


def act_as(user, payload):
    user.acting_as = f"post {payload['acting_post']}"


def test_the_post_of_the_request_is_put_on_again(alice, settings):
    settings.RECORDS_ACT_AS = "tests.records.jobs.test_rights.act_as"
    job = queued(alice, payload={"acting_post": 12})
    assert acting_user(job).acting_as == "post 12"
