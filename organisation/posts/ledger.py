"""任职台账: who holds or held which post, by which paper. No form: the acts and the import open and end posts."""

from __future__ import annotations

from django.db.models import QuerySet

from organisation.posts.importer import PostImporter
from organisation.posts.models import Post, PostQuerySet
from organisation.powers import Power, Role, office_title
from records import scope
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, register, sheet_only
from records.ledger.filters import yes_no


def _status(post: Post) -> str:
    return str(post.status)


def _office(post: Post) -> str:
    return office_title(post.role)


def in_force(posts: PostQuerySet, held: bool) -> PostQuerySet:
    """Those in force today, or all others: ended ones and those that are still to begin."""
    return posts.on() if held else posts.exclude(pk__in=posts.on().values("pk"))


STATUS = Column("status", label="状态", value=_status, sort="")


@register
class Posts(Ledger[Post]):
    model = Post
    slug = "posts"
    title = "任职台账"
    noun = "任职"
    icon = "briefcase-business"
    columns = (
        Column("person__name", label="姓名", link=True),
        off_sheet(Column("role", colours={})),
        sheet_only(Column("office", label="职务", value=_office, width=18)),
        Column("unit", width=30),
        hidden(Column("unit__parent__short_name", label="隶属党组织")),
        "document_number",
        "full_time",
        "starts_on",
        hidden("ends_on"),
        STATUS,
    )
    search = ("person__name", "person__pinyin", "document_number")
    filters = ("unit", "role", "full_time", "starts_on")
    more_filters = {"in_force": yes_no("在任", in_force)}
    ordering = ("-starts_on", "-id")
    related = ("person",)
    unit_tree = "unit"
    importer = PostImporter
    import_power = Power.DECIDE
    sheet = Sheet("党内任职台账")

    def rows(self, user: scope.Asker, action: str = "view") -> QuerySet[Post]:
        """Posts proper: 党员 follows the roster and would only repeat it."""
        return super().rows(user, action).exclude(role=Role.MEMBER)

    def heading(self, record: Post) -> str:
        return f"{record.person.name} · {record.title}"
