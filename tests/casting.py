"""The cast built through the acts of the rooms, so that rights follow from posts as in real life."""

from __future__ import annotations

from datetime import date

from accounts.models.user import User
from branches.founding.found_branch import found_branch
from branches.life.dissolving import dissolve_branch
from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.posts.acts import end_post, open_post
from organisation.powers import Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from tests.cast import PASSWORD, Cast, days_ago

FORMAL, PROBATIONARY = Person.Standing.FORMAL, Person.Standing.PROBATIONARY


def build_cast() -> Cast:
    """Everything from nothing, through the acts (some 300 queries)."""
    units = _units()
    projects = _projects(units)
    people = _people(units)
    _posts(units, people)
    plain = [_person(name, units["first"], units["home"]) for name in ("钱一鸣", "孙二梅", "周三强", "吴四海")]
    return Cast(**units, **projects, **people, plain=plain, **_branches(units, projects, people, plain))


def _units() -> dict[str, Unit]:
    institute = create_unit(name="二院党委", code="EY", kind=Unit.Kind.INSTITUTE, parent=None, by=None)
    first = create_unit(name="一部党委", code="EY-01", kind=Unit.Kind.UNIT, parent=institute, by=None)
    second = create_unit(name="二部党委", code="EY-02", kind=Unit.Kind.UNIT, parent=institute, by=None)
    home = create_unit(name="一部机关党支部", code="EY-01-01", kind=Unit.Kind.HOME_BRANCH, parent=first, by=None)
    outside = create_unit(name="某集团四院党委", code="WAI-04", kind=Unit.Kind.EXTERNAL, parent=institute, by=None)
    return {"institute": institute, "first": first, "second": second, "home": home, "outside": outside}


def _projects(units: dict[str, Unit]) -> dict[str, Project]:
    def project(key: str, name: str, unit: str, province: str, days: int) -> Project:
        return Project.objects.create(
            code=f"XM-{key}",
            name=name,
            unit=units[unit],
            province=province,
            site_name="一号现场",
            phase=Project.Phase.CARRYING_OUT,
            started_on=days_ago(days),
            planned_end=days_ago(-120),
        )

    return {
        "rail": project("rail", "川藏线监测项目", "first", "西藏", 300),
        "bridge": project("bridge", "跨海桥检测项目", "first", "浙江", 200),
        "solar": project("solar", "光伏基地项目", "second", "青海", 260),
        "tunnel": project("tunnel", "输水隧洞项目", "first", "陕西", 500),
    }


def _people(units: dict[str, Unit]) -> dict[str, Person]:
    def one(username: str, name: str, unit: str | None, home: bool = False, **more: object) -> Person:
        return _person(name, units.get(unit or ""), units["home"] if home else None, username, **more)

    return {
        "linjing": one("linjing", "林静", "institute", gender="female"),
        "heyuan": one("heyuan", "何远", "institute"),
        "zhengming": one("zhengming", "郑明", "institute"),
        "fangyuan": one("fangyuan", "方圆", "institute"),
        "shenqing": one("shenqing", "沈清", "institute"),
        "gaoyumei": one("gaoyumei", "高玉梅", "first", gender="female"),
        "huangweijie": one("huangweijie", "黄伟杰", "first"),
        "sunli": one("sunli", "孙丽", "second", gender="female"),
        "liufang": one("liufang", "刘芳", "first", home=True, gender="female"),
        "lijianjun": one("lijianjun", "李建军", "first", home=True, phone="13812346621"),
        "wanghaiyan": one("wanghaiyan", "王海燕", "first", home=True, gender="female"),
        "zhangxue": one("zhangxue", "张雪", "first", home=True, gender="female"),
        "chenxiaodong": one("chenxiaodong", "陈晓东", "first", home=True),
        "zhouqian": one("zhouqian", "周倩", "first", home=True, gender="female", standing=PROBATIONARY),
        "zhaozhiqiang": one("zhaozhiqiang", "赵志强", "first", home=True),
        "chensiyuan": one("chensiyuan", "陈思远", "second"),
        "wugang": one("wugang", "吴刚", "first", home=True),
        "majun": one("majun", "马俊", "first", home=True),
        "maimaiti": one("maimaiti", "买买提·艾力", "outside"),
        "stranger": one("stranger", "路人", None),
    }


def _person(name: str, unit: Unit | None, home: Unit | None, username: str = "", **more: object) -> Person:
    user = User.objects.create_user(username, PASSWORD, name=name) if username else None
    more = {"gender": "male", "standing": FORMAL, **more}
    if more["standing"] == FORMAL:
        more["formal_since"] = date(2016, 7, 1)
    return enrol_person(
        name=name, by=None, user=user, home_unit=unit, home_branch=home, joined_on=date(2015, 7, 1), **more
    )


def _posts(units: dict[str, Unit], people: dict[str, Person]) -> None:
    for key, role, unit in (
        ("linjing", Role.INSTITUTE_OFFICER, "institute"),
        ("heyuan", Role.INSTITUTE_SECRETARY, "institute"),
        ("zhengming", Role.INSTITUTE_DISCIPLINE, "institute"),
        ("fangyuan", Role.ADMINISTRATOR, "institute"),
        ("shenqing", Role.AUDITOR, "institute"),
        ("gaoyumei", Role.UNIT_SECRETARY, "first"),
        ("huangweijie", Role.UNIT_OFFICER, "first"),
        ("sunli", Role.UNIT_OFFICER, "second"),
        ("liufang", Role.HOME_SECRETARY, "home"),
    ):
        open_post(person=people[key], role=role, unit=units[unit], by=None, starts_on=days_ago(900))


def _branches(
    units: dict[str, Unit], projects: dict[str, Project], people: dict[str, Person], plain: list[Person]
) -> dict[str, TemporaryBranch]:
    def found(name: str, code: str, parent: str, project: str, days: int, **more: object) -> TemporaryBranch:
        return found_branch(
            name=f"{name}临时党支部",
            short_name=f"{name}支部",
            code=code,
            parent=units[parent],
            project=projects[project],
            founded_on=days_ago(days),
            document_number=f"二院党〔2026〕{days}号",
            planned_end=days_ago(-120),
            by=None,
            **more,
        )

    p = people
    members = [p[key] for key in ("lijianjun", "wanghaiyan", "zhangxue", "chenxiaodong", "zhouqian")]
    secretary, deputy = (p["lijianjun"], Role.SECRETARY, False), (p["wanghaiyan"], Role.DEPUTY_SECRETARY, False)
    discipline = (p["zhangxue"], Role.DISCIPLINE_MEMBER, False)
    jia = found(
        "甲", "LZ-2026-001", "first", "rail", 250, members=[*members, *plain], posts=[secretary, deputy, discipline]
    )
    former = open_post(
        person=p["wugang"], role=Role.ORGANIZATION_MEMBER, unit=jia.unit, by=None, starts_on=days_ago(250)
    )
    end_post(post=former, by=None, ends_on=days_ago(10), reason="工作调动")
    yi = found(
        "乙", "LZ-2026-002", "first", "bridge", 150, joint=True,
        members=[p["zhaozhiqiang"], p["maimaiti"]], posts=[(p["zhaozhiqiang"], Role.SECRETARY, True)],
    )  # fmt: skip
    bing = found(
        "丙", "LZ-2026-003", "second", "solar", 200,
        members=[p["chensiyuan"]], posts=[(p["chensiyuan"], Role.SECRETARY, False)],
    )  # fmt: skip
    ding = found(
        "丁", "LZ-2025-009", "first", "tunnel", 400,
        members=[p["majun"]], posts=[(p["majun"], Role.SECRETARY, False)],
    )  # fmt: skip
    dissolve_branch(branch=ding, on=days_ago(30), document_number="二院党〔2026〕40号", by=None)
    return {"jia": jia, "yi": yi, "bing": bing, "ding": ding}
