"""乙 becomes a regular branch."""

from branches.life.convert import convert_branch


def convert(cast, **changes):
    plain = {
        "branch": cast.yi,
        "name": "跨海桥检测党支部",
        "code": "EY-01-09",
        "reason": "任务一年以上，人员稳定",
        "document_number": "院党委〔2026〕45号",
        "by": cast.linjing.user,
    }
    return convert_branch(**(plain | changes))
