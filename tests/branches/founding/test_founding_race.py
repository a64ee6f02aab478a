"""Several people press 批复同意 in the same moment: one branch, one number, and everybody else is told."""

import threading

import pytest
from django.db import connection

from accounts.models.user import User
from branches.founding.acts import grant_request
from branches.founding.models import FoundingRequest
from branches.life.models import TemporaryBranch
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from records.models.sequence import Sequence
from records.workflow import MoveRefused
from tests.branches.founding.requests import NAME, reported
from tests.cast import days_ago

TOGETHER = 4


@pytest.mark.django_db(transaction=True)
def test_replies_sent_together_found_one_branch(cast):
    request = reported(cast)
    start, refusals, granted, broken = threading.Barrier(TOGETHER), [], [], []

    def reply():
        try:
            mine = FoundingRequest.objects.get(pk=request.pk)
            by = User.objects.get(pk=cast.linjing.user_id)
            secretary = Person.objects.get(pk=cast.liufang.pk)
            start.wait(timeout=120)
            granted.append(
                grant_request(
                    request=mine,
                    document_number="院党委〔2026〕11号",
                    replied_on=days_ago(0),
                    name=NAME,
                    posts=[(secretary, Role.SECRETARY, False)],
                    by=by,
                )
            )
        except MoveRefused as refusal:
            refusals.append(str(refusal))
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=reply) for _ in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert (len(granted), len(refusals)) == (1, TOGETHER - 1)
    assert TemporaryBranch.objects.filter(founding=request).count() == 1
    assert Post.objects.filter(person=cast.liufang, role=Role.SECRETARY).count() == 1
    assert Sequence.objects.get().last <= 4  # three codes of the cast are passed over, no number is lost
