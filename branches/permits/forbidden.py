"""What a temporary branch does not do (BR-07), said once; forms and imports of every app ask here.

不收缴党费、不选举党代表、不换届 are flat in the regulation: nobody lifts them. 一般不发展党员、一般不处分处置党员 may
be lifted for one branch by the committee that approved it, with a reason and a paper (branches.permits.acts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import models

from organisation.regulations import BRANCH_REGULATION

CLAUSE = f"{BRANCH_REGULATION}第八条"


class Form(models.TextChoices):
    ADMISSION = "admission", "发展党员"
    DISCIPLINE = "discipline", "处分处置党员"
    DUES = "dues", "收缴党费"
    DELEGATES = "delegates", "选举党代表"
    REELECTION = "reelection", "换届选举"


LIFTED = (Form.ADMISSION, Form.DISCIPLINE)
"""「一般不」: with a reason and a paper the approving committee may let a branch do it."""

WORDS = {
    Form.ADMISSION: "一般不发展党员",
    Form.DISCIPLINE: "一般不处分处置党员",
    Form.DUES: "不收缴党费",
    Form.DELEGATES: "不选举党代表大会代表",
    Form.REELECTION: "不换届、不选举",
}

# As matters stand on an agenda or in a vote; to study such a subject is no such matter.
_MATTERS = (
    (Form.DELEGATES, r"党代表|选举.{0,16}代表"),
    (Form.REELECTION, r"换届|(选举|改选|补选).{0,16}(书记|委员|支委)"),
    (Form.DUES, r"党费"),
    (Form.ADMISSION, r"(接收|吸收).{0,20}预备党员|发展党员|预备党员.{0,20}转正|转为正式党员|延长预备期"),
    (Form.DISCIPLINE, r"(警告|撤销党内职务|留党察看|开除党籍).{0,4}处分|党纪处分|处置.{0,6}党员|(劝退|除名).{0,6}党员"),
)
# As meetings are called that do it.
_MEETINGS = (
    (Form.REELECTION, r"(换届|选举)(选举|党员)?(大会|会议)"),
    (Form.ADMISSION, r"(发展|接收|吸收)(预备)?党员(大会|会议)|转正(大会|会议)"),
    (Form.DISCIPLINE, r"处分(处置)?(大会|会议)"),
    (Form.DUES, r"(收缴|收取|交纳|缴纳)党费|党费(收缴|交纳|缴纳)(?!.{0,4}(规定|办法|制度|标准))"),
)


def matter(text: str) -> Form | None:
    """The form that a matter put to the vote would be."""
    return _first(_MATTERS, text)


def meeting(text: str) -> Form | None:
    """The form that a meeting of this name would be."""
    return _first(_MEETINGS, text)


def _first(patterns: Iterable[tuple[Form, str]], text: str) -> Form | None:
    return next((form for form, pattern in patterns if re.search(pattern, text or "")), None)
