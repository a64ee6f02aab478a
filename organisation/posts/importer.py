"""Posts of temporary branches from a workbook such as 支部委员会成员录入样表; rights follow as from any other post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils import timezone

from organisation.memberships.models import TemporaryMembership
from organisation.posts import ranks
from organisation.posts.acts import align_grants, give_up_rank
from organisation.posts.elsewhere import posts_elsewhere
from organisation.posts.following import holders_changed
from organisation.posts.holders import elected
from organisation.posts.member_post import keep_member_post
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role, office_title
from organisation.units.models import Unit
from records import history
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User

ROLES = {
    "支部书记": Role.SECRETARY,
    "党支部书记": Role.SECRETARY,
    "支部副书记": Role.DEPUTY_SECRETARY,
    "支部委员": Role.COMMITTEE_MEMBER,
    **{office_title(role): role for role in BRANCH_COMMITTEE},
}


class PostImporter(Importer[Post]):
    """Only posts of running temporary branches, only for their members: nothing else can be given this way."""

    fields = (
        ImportField(
            "unit",
            heads=("所属党支部", "党组织", "所在党支部", "现所在临时党组织"),
            code_heads=("所属党支部编码", "支部编号"),
            picker="unit",
            required=True,
        ),
        ImportField("person", heads=("姓名",), code_heads=("工号", "学工号"), picker="person", required=True),
        ImportField("role", heads=("职务", "党内职务"), default=Role.COMMITTEE_MEMBER, aliases=ROLES),
        ImportField("starts_on", heads=("任职日期", "任职时间"), default=timezone.localdate),
        ImportField("document_number", heads=("任职文号", "文号")),
        ImportField("full_time", heads=("专职",)),
    )
    key = ("unit", "person", "role")
    ignored_heads = ("所属分党委", "所属分党委编码", "是否是管理员", "隶属党组织", "免职日期", "状态")
    notes = ("职务留空的按委员登记。", "只登记正在运行的临时党支部的职务，人员须先编入支部。")
    changes_existing = False

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Nobody is named secretary and deputy of one branch by one sheet."""
        named: dict[tuple[object, object], tuple[str, int]] = {}
        for row in rows:
            role = str(row.get("role") or Role.COMMITTEE_MEMBER)
            who = (row.get("unit"), row.get("person"))
            if None in who or not ranks.others_of(role):
                continue
            first, number = named.setdefault(who, (role, row.number))
            if first != role:
                labels = f"{Role(first).label}和{Role(role).label}"
                row.refuse("role", f"第 {number} 行已写明另一职务，同一人在同一支部不能同时任{labels}")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        post: Post = row.record
        if not row.created:
            return
        if post.unit_id and (post.unit.kind not in Unit.TEMPORARY_BRANCHES or post.unit.ended_on):
            row.refuse("unit", "只登记正在运行的临时党支部的职务")
        if post.role not in BRANCH_COMMITTEE:
            row.refuse("role", "这不是临时党支部的职务")
        if post.starts_on and post.starts_on > timezone.localdate():
            row.refuse("starts_on", "任职日期不能晚于今天")
        if forbidden := elected(post.document_number):
            row.refuse("document_number", forbidden)
        here = TemporaryMembership.objects.here().filter(unit_id=post.unit_id, person_id=post.person_id)
        if post.unit_id and post.person_id and not here.exists():
            row.refuse("person", "这个人不在这个支部，请先编入支部")
        if post.unit_id and post.person_id and post.starts_on:
            cls._tell_other_posts(row, post)

    @staticmethod
    def _tell_other_posts(row: Row, post: Post) -> None:
        """What ends with the new post here, and what stays elsewhere, stands in the preview."""
        for held in ranks.held_instead(post.person, post.unit, post.role, post.starts_on).select_related("unit"):
            if refused := ranks.begins_later(held, post.role, post.starts_on):
                row.refuse("starts_on", refused)
            row.tell("同时免去", f"{held.get_role_display()}，{post.starts_on:%Y-%m-%d}")
        for held in posts_elsewhere([post.person], post.unit):
            row.tell("另有任职（保留）", held.title)

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        for post in (row.record for row in rows if row.created):
            give_up_rank(
                person=post.person,
                unit=post.unit,
                role=post.role,
                by=by,
                on=post.starts_on,
                document_number=post.document_number,
            )
            align_grants(post.person, post.unit)
            keep_member_post(post.person, post.unit)
            holders_changed(post.unit, post.person)
            history.note(post.unit, "open_post", by=by, text=f"{post.person}任{post.get_role_display()}（导入）")

    @classmethod
    def before_undo(cls, records: Sequence[Post], by: User) -> None:
        """The grants go with the posts; taken away first, since the rows are about to disappear."""
        for post in records:
            post.ends_on = post.starts_on
            post.save(update_fields=["ends_on"])
            align_grants(post.person, post.unit)
            keep_member_post(post.person, post.unit)
            holders_changed(post.unit, post.person)
