"""Nobody is secretary and deputy of one organisation: where somebody is, the higher post stays and the other ends."""

import uuid
from typing import Any

from django.db import migrations

RANKS = (
    ("secretary", "deputy_secretary", "committee_member"),
    ("committee_secretary", "committee_deputy", "committee_member_above"),
)
LABELS = {
    "secretary": "书记",
    "deputy_secretary": "副书记",
    "committee_member": "委员",
    "committee_secretary": "临时党委书记",
    "committee_deputy": "临时党委副书记",
    "committee_member_above": "临时党委委员",
}


def forwards(apps: Any, schema_editor: Any) -> None:
    Post = apps.get_model("organisation", "Post")
    for ranks in RANKS:
        held: dict[tuple[Any, int], list[Any]] = {}
        for post in Post.objects.filter(ends_on=None, role__in=ranks).select_related("unit", "person"):
            held.setdefault((post.person_id, post.unit_id), []).append(post)
        for posts in held.values():
            kept, *others = sorted(posts, key=lambda post: ranks.index(post.role))
            for post in others:
                _end(apps, post, kept)


def _end(apps: Any, post: Any, kept: Any) -> None:
    post.ends_on = max(post.starts_on, kept.starts_on)
    post.save(update_fields=["ends_on"])
    _retitle(apps, post)
    kind = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="organisation", model="unit").first()
    if kind is not None:
        apps.get_model("records", "HistoryLine").objects.create(
            act=uuid.uuid4(),
            actor_name="系统",
            content_type=kind,
            object_id=str(post.unit_id),
            object_title=post.unit.name[:200],
            verb="end_post",
            text=f"{post.person.name}不再任{LABELS[post.role]}：同时任{LABELS[kept.role]}，两职不并存",
        )


def _retitle(apps: Any, post: Any) -> None:
    """Rosters name the posts that are held."""
    stays = apps.get_model("organisation", "TemporaryMembership").objects.filter(
        person_id=post.person_id, unit_id=post.unit_id, ends_on=None
    )
    for stay in stays:
        stay.title = "、".join(part for part in stay.title.split("、") if part != LABELS[post.role])
        stay.save(update_fields=["title"])


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("records", "0001_initial"),
        ("organisation", "0001_initial"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
