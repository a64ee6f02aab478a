"""One account of every kind, for trying out and for tests that sign in from outside."""

from __future__ import annotations

from typing import TypedDict

from accounts.models.user import User
from branches.demo.founded import JOINT
from branches.demo.world import World
from organisation.demo.dice import days_ago
from organisation.demo.people import PASSWORD
from organisation.posts.acts import open_post
from organisation.posts.member_post import keep_member_post
from organisation.posts.models import Post
from organisation.powers import Role


class Line(TypedDict):
    username: str
    password: str
    role: str
    level: str
    unit: str


LEVELS = {
    "institute": "院",
    "unit": "院属单位",
    "home_branch": "原党支部",
    "committee": "临时党委",
    "joint_committee": "临时联合党委",
}

# Usernames in the order in which a newcomer would try them.
SHOWN = (
    "yuan.shuji",
    "yuan.zuzhi",
    "yuan.jijian",
    "danwei1.shuji",
    "danwei1.ganshi",
    "danwei1.jijian",
    "danwei1.yuanzhibu",
    "danwei2.ganshi",
    "zhibu01.shuji",
    "zhibu02.shuji",
    "zhibu02.fushuji",
    "zhibu02.zuzhi",
    "zhibu02.jijian",
    "zhibu02.dangyuan",
    "zhibu03.shuji",
    "waidanwei.dangyuan",
    "duozhong.shenfen",
    "zhibu12.shuji",
    "zhibu14.shuji",
    "zhibu35.shuji",
    "xitong.guanli",
    "anquan.shenji",
)


def accounts() -> list[Line]:
    """The shown accounts that exist, as ``manage.py demo --accounts`` prints them."""
    users = {user.username: user for user in User.objects.filter(username__in=SHOWN)}
    posts: dict[int | None, list[Post]] = {}
    for post in Post.objects.filter(person__user__in=users.values()).select_related("unit", "person").order_by("pk"):
        posts.setdefault(post.person.user_id, []).append(post)
    return [_line(users[name], posts.get(users[name].pk, [])) for name in SHOWN if name in users]


def _line(user: User, posts: list[Post]) -> Line:
    """Role and unit of the first post in force, else of the last one that ended."""
    in_force = [post for post in posts if post.ends_on is None and post.unit.ended_on is None]
    post = next(iter(in_force or posts), None)
    role = Role(post.role).label if post else "无职务"
    if post and not in_force:
        role = f"{role}（{'支部已撤销' if post.unit.ended_on else '已免职'}）"
    if len(in_force) > 1:
        role = "、".join(Role(one.role).label for one in in_force)
    return {
        "username": user.username,
        "password": PASSWORD,
        "role": role,
        "level": LEVELS.get(post.unit.kind, "临时党支部") if post else "",
        "unit": str(post.unit) if post else "",
    }


def open_special(world: World) -> None:
    """Someone from outside, and someone who holds two posts."""
    institute, branches = world.institute, world.branches
    outsider = branches[JOINT[0]].members[-1]
    institute.accounts.open(outsider, "waidanwei.dangyuan")
    keep_member_post(outsider, branches[JOINT[0]].branch.unit)
    both = branches[6].members[1]
    user = institute.accounts.open(both, "duozhong.shenfen")
    if user.username != "duozhong.shenfen":
        User.objects.filter(pk=user.pk).update(username="duozhong.shenfen")
    home = institute.homes[institute.units[6].pk][1]
    open_post(person=both, role=Role.HOME_SECRETARY, unit=home, by=None, starts_on=days_ago(400))
