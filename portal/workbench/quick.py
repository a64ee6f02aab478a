"""快捷入口: what this person does most, as far as they may."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models.user import User
from organisation.powers import Power
from portal.menu import MENU, Entry


@dataclass(frozen=True)
class Shortcut:
    label: str
    url: str
    icon: str
    in_tabs: bool = False  # stands at the bottom of every phone page as well


CANDIDATES: tuple[tuple[str, str, str, str], ...] = (
    ("登记活动", "activities:create", "notebook-pen", Power.LOG),
    ("集中登记五必问", "welfare:ask_branch", "message-circle-question-mark", Power.CARE),
    ("提出需求", "needs:create", "hand-helping", Power.CARE),
    ("发起成立请示", "founding-requests:create", "file-pen-line", Power.REQUEST),
    ("项目登记", "projects:create", "folder-plus", Power.REQUEST),
    ("开展检查", "inspections:create", "clipboard-list", Power.INSPECT),
    ("写承诺", "pledges:create", "megaphone", Power.OWN),
    ("账号管理", "administration:accounts", "user-cog", Power.ADMINISTER),
    ("操作日志", "administration:trail", "scroll-text", Power.AUDIT),
    ("外出党员", "branches:away", "plane", Power.VIEW),
    ("问题整改", "findings:list", "wrench", Power.VIEW),
    ("党员花名册", "roster:list", "users", Power.VIEW),
    ("我的需求", "welfare:own_needs", "message-square-heart", Power.VIEW),
    ("导入活动", "activities:import", "file-up", Power.LOG),
    ("导出台账", "activities:export", "file-spreadsheet", Power.EXPORT),
    ("红黄绿灯", "reminders:branches", "traffic-cone", Power.VIEW),
)
MOST = 6
PHONE_TABS = ("activities:create",)
# What the menu keeps from somebody is no shortcut for them either.
IN_MENU = {entry.page: (entry,) for group in MENU for entry in group.entries}


def shortcuts(user: User) -> list[Shortcut]:
    """The first six this person may use."""
    found = []
    for label, page, icon, power in CANDIDATES:
        url = Entry(label, page).url
        if url and user.has_perm(power) and all(entry.only(user) for entry in IN_MENU.get(page, ())):
            found.append(Shortcut(label, url, icon, page in PHONE_TABS))
    return found[:MOST]
