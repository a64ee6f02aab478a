"""What this house does not do: one permission a record and user group, asked with guardian's `get_objects_for_user`.

Only the groups of the three measured users are filled, so guardian's table is a third of what a portal would have.
"""

from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction

from accounts.models.user import User
from education.activities.models import Activity
from organisation.units.models import Unit

FILL = """
INSERT INTO guardian_groupobjectpermission (object_pk, content_type_id, group_id, permission_id)
SELECT {key}, %s, %s, %s FROM education_activity a JOIN organisation_unit u ON u.id = a.unit_id
WHERE u.path LIKE %s AND a.state <> 'draft'
"""


def visible(user: User):
    """The activities of the user, as guardian finds them."""
    from guardian.shortcuts import get_objects_for_user

    return get_objects_for_user(user, "education.view_activity", Activity)


def fill(users: list[User]) -> None:
    """A group for each user's unit, and its permission on each record below; nothing when it was done before."""
    permission = Permission.objects.get(codename="view_activity", content_type__app_label="education")
    made = [_group(user, permission) for user in users]
    if any(made) and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE guardian_groupobjectpermission")


def _group(user: User, permission: Permission) -> bool:
    unit = Unit.objects.filter(posts__person__user=user).order_by("path").first()
    with transaction.atomic():
        group, new = Group.objects.get_or_create(name=f"bench {unit.code}")
        if new:
            user.groups.add(group)
            key = "a.id::varchar" if connection.vendor == "postgresql" else "a.id"
            with connection.cursor() as cursor:
                values = [permission.content_type_id, group.pk, permission.pk, f"{unit.path}%"]
                cursor.execute(FILL.format(key=key), values)
    return new
