"""What follows from the moves of an activity, and from a draft that is thrown away."""

from django.db.models.signals import pre_delete

from education.activities import duties, joint, own_level
from education.activities.models import Activity
from education.months import counting
from records.workflow import connect


def register() -> None:
    joint.register()
    connect(Activity, own_level.settle, counting.follow, duties.recompute, joint.follow)
    pre_delete.connect(joint.forget, sender=Activity, dispatch_uid="education.activities.joint.forget")
