"""What the branch says of every member of 甲."""

from branches.performance.acts import write_notes
from organisation.people.models import Person


def members(cast):
    return list(Person.objects.filter(memberships__unit=cast.jia.unit).distinct())


def write_all(cast, **changes):
    plain = {
        "branch": cast.jia,
        "texts": {person.pk: "表现良好" for person in members(cast)},
        "send": True,
        "by": cast.lijianjun.user,
    }
    return write_notes(**(plain | changes))
