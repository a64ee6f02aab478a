"""docs/deployment.md, followed to the letter: from nothing to the first branch and its first meeting.

Commands and environment are read from the manual; of its words only what differs from machine to machine is replaced:
database, Redis, secrets, folder, port. The pages are asked as the proxy asks them, by the forms that stand on them.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from tests.broker import Broker
from tests.house.manual import ROOT, commands, environment
from tests.house.processes import alive, descendants, free_port, wait_until
from tests.house.visitor import Visitor

SECTION = "PostgreSQL and Redis"
DATABASE = os.environ.get("TEST_DATABASE_URL", "")
REDIS = os.environ.get("TEST_REDIS_URL", "")
PATIENCE = 300  # minutes on a busy machine, seconds on a quiet one
PASSWORDS = {
    "fangyuan": "Changfeng-2026",
    "linjing": "Yuan-2026-dangban",
    "huang": "Yibu-2026-dangban",
    "gaoym": "Yibu-2026-shuji",
    "lijj": "Kunlun-2026-shan",
}
TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("up"),
    pytest.mark.skipif(not (DATABASE and REDIS), reason="wants PostgreSQL and Redis"),
    pytest.mark.skipif(sys.platform != "linux", reason="needs /proc"),
]


class Machine:
    """One on which the manual is followed."""

    def __init__(self, folder: Path, database: str, broker: Broker) -> None:
        self.port, self.folder = free_port(), folder
        self.health = ""
        self.running: list[subprocess.Popen[bytes]] = []
        mine = {"DATABASE_URL": database, "REDIS_URL": REDIS, "DATA_DIR": str(folder / "data")}
        mine |= {"SECRET_KEY": "s" * 64, "HISTORY_KEY": "h" * 64}
        told = environment(SECTION)
        assert set(mine) <= set(told), "the manual says which of these the portal is told"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        # Beside what the manual says: its own keys in a Redis that others use, and the environment the tests run in.
        self.environment = kept | told | mine | broker.environment | {"VENV": sys.prefix, "LOG_LEVEL": "WARNING"}

    def command(self, line: str) -> list[str]:
        words = shlex.split(line)
        words[0] = words[0].replace(".venv/bin", str(Path(sys.executable).parent)).replace("python3", sys.executable)
        return [word.replace("127.0.0.1:8000", f"127.0.0.1:{self.port}") for word in words]

    def run(self, line: str) -> str:
        done = subprocess.run(
            self.command(line), cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def begin(self, line: str) -> None:
        log = (self.folder / "processes.log").open("ab")
        self.running.append(
            subprocess.Popen(self.command(line), cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        )

    def is_well(self) -> bool:
        line = next(line for line in commands(SECTION) if line.endswith("health"))
        asked = subprocess.run(self.command(line), cwd=ROOT, env=self.environment, capture_output=True, text=True)
        self.health = asked.stdout
        return asked.returncode == 0

    def answers(self) -> bool:
        try:
            return Visitor(self.port).open("/healthz").status == 200
        except OSError:
            return False

    def log(self) -> str:
        return (self.folder / "processes.log").read_text()[-3000:]

    def end(self) -> None:
        everybody = {pid for one in self.running for pid in (one.pid, *descendants(one.pid))}
        for one in self.running:
            one.send_signal(signal.SIGTERM)
        if not wait_until(lambda: all(one.poll() is not None for one in self.running), 20):
            for pid in filter(alive, everybody):
                os.kill(pid, signal.SIGKILL)


@pytest.fixture
def database() -> Iterator[str]:
    """An empty one, as `createdb` leaves it."""
    import psycopg2

    server, _, _ = DATABASE.rpartition("/")
    name = f"house_{uuid.uuid4().hex[:12]}"
    connection = psycopg2.connect(f"{server}/postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    connection.close()


@pytest.fixture
def machine(tmp_path: Path, database: str) -> Iterator[Machine]:
    broker = Broker()
    machine = Machine(tmp_path, database, broker)
    yield machine
    machine.end()
    broker.lose_everything()
    shutil.rmtree(tmp_path / "data", ignore_errors=True)


def sheet(*rows: list[object]) -> bytes:
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


UNITS = sheet(
    ["名称", "简称", "类别", "上级党组织"],
    ["中共一部委员会", "一部党委", "院属单位党委", ""],
    ["一部机关党支部", "", "党支部", "一部党委"],
)
MEMBERS = ("李建军", "王海燕", "张雪", "赵志强", "陈晓东", "周倩", "马骏")
PEOPLE = sheet(
    ["姓名", "工号", "党员类型", "入党时间", "转正时间", "派出单位", "组织关系所在党支部"],
    *(
        [name, f"E{number}", "正式党员", "2010-07-01", "2011-07-01", "一部党委", "一部机关党支部"]
        for number, name in enumerate(("林静", "黄伟杰", "高玉梅", *MEMBERS), 101)
    ),
)


def test_the_manual_leads_from_nothing_to_the_first_meeting(machine: Machine) -> None:
    steps = commands(SECTION)
    code = prepare(machine, [line for line in steps if "ready.py" in line or "prepare" in line])
    for line in steps:
        if "gunicorn" in line or "celery" in line:
            machine.begin(line)
    assert len(machine.running) == 3
    assert wait_until(machine.answers, PATIENCE), machine.log()
    administrator = start_the_house(machine.port, code)
    bring_people(administrator)
    accounts = {
        "linjing": open_account(administrator, "林静", "linjing", "institute_officer", "长风院党委"),
        "huang": open_account(administrator, "黄伟杰", "huang", "unit_officer", "一部党委"),
        "gaoym": open_account(administrator, "高玉梅", "gaoym", "unit_secretary", "一部党委"),
        "lijj": open_account(administrator, "李建军", "lijj"),
    }
    ask_for_a_branch(sign_in(machine.port, "huang", accounts["huang"]))
    pass_on(sign_in(machine.port, "gaoym", accounts["gaoym"]))
    reply(sign_in(machine.port, "linjing", accounts["linjing"]))
    log_the_first_meeting(sign_in(machine.port, "lijj", accounts["lijj"]))
    assert "接下来要做的" not in administrator.open("/").text
    assert wait_until(machine.is_well, PATIENCE), machine.health + machine.log()
    assert (machine.folder / "data").stat().st_mode & 0o077 == 0


def prepare(machine: Machine, lines: list[str]) -> str:
    said = [machine.run(line) for line in lines][-1]
    (code,) = (line.strip() for line in said.splitlines() if len(line.strip()) == 14 and line.count("-") == 2)
    return code


def start_the_house(port: int, code: str) -> Visitor:
    one = Visitor(port)
    one.open("/")
    one.send("开始启用", code=code)
    one.send("下一步", name="中共长风研究院委员会", short_name="长风院党委", code="CF", support="院办 8021")
    chosen = PASSWORDS["fangyuan"]
    names = {"system-name": "方圆", "system-username": "fangyuan", "system-password": chosen, "system-again": chosen}
    one.send("设立并登录", **names, **{"auditor-name": "沈清", "auditor-username": "shenqing"})
    assert "初始密码" in one.page.words
    one.follow("已抄下，下一步")
    one.follow("下一步")
    one.send("上传并预览", files={"file": ("units.xlsx", UNITS)})
    one.send("确认导入")
    one.follow("回到启用步骤")
    assert "院党委和 2 个下级" in one.page.words
    one.follow("下一步")
    one.follow("暂不设置，下一步")
    one.send("完成启用，进入工作台")
    assert one.page.url == "/" and "接下来要做的" in one.page.words
    return one


def bring_people(one: Visitor) -> None:
    one.follow("导入人员")
    one.send("上传并预览", files={"file": ("people.xlsx", PEOPLE)})
    one.send("确认导入")
    assert "新增 10" in one.page.words, one.page.words


def open_account(one: Visitor, name: str, username: str, role: str = "", unit: str = "") -> str:
    one.open(f"/administration/accounts/?q={name}")
    one.follow(name)
    one.send("开通账号", username=username)
    first = one.page.tree.xpath("//code")[0].text_content()
    if role:
        one.send("任职", role=role, unit=one.find("unit", unit))
    return first


def sign_in(port: int, username: str, first: str) -> Visitor:
    one = Visitor(port)
    one.open("/")
    one.send("登 录", username=username, password=first)
    chosen = PASSWORDS[username]
    one.send("保存新密码", old_password=first, new_password1=chosen, new_password2=chosen)
    assert "密码已修改" in one.page.words, one.page.words
    return one


def ask_for_a_branch(one: Visitor) -> None:
    one.open("/projects/new/")
    one.send("保存", code="XM-1", name="昆仑山口检测项目", started_on=TODAY - timedelta(days=3))
    one.open("/founding-requests/new/")
    people = {name: one.find("directory", name) for name in MEMBERS}
    project = next(
        option.get("value") for option in one.page.tree.iter("option") if "昆仑山口" in option.text_content()
    )
    one.send(
        "提交单位审核",
        project=project,
        name="昆仑山口临时党支部",
        task_summary="现场连续作业，人员集中管理。",
        reason="同步成立临时党支部，组织关系不转接。",
        headcount=20,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=100),
        secretary=people["李建军"],
        deputy_secretary=people["王海燕"],
        organization_member=people["张雪"],
        members=list(people.values())[3:],
    )
    assert "不能由您本人" in one.page.words, "nobody passes on what they handed in themselves"


def pass_on(one: Visitor) -> None:
    one.open("/todo/")
    one.follow("关于成立昆仑山口临时党支部的请示")
    one.send("审核通过并上报")


def reply(one: Visitor) -> None:
    one.open("/todo/")
    one.follow("关于成立昆仑山口临时党支部的请示")
    one.follow("批复同意")
    one.send("批复同意成立", document_number="长风院党〔2026〕1号")
    one.follow("查看")
    assert "长风院党〔2026〕1号" in one.page.words, one.page.words


def log_the_first_meeting(one: Visitor) -> None:
    one.open("/activities/new/")
    one.send(
        "提交审核",
        kind="member_assembly",
        theme="临时党支部成立大会",
        place="一号现场",
        content="宣布批复，明确分工。",
    )
    sent = one.page.words
    assert "临时党支部成立大会" in one.open("/activities/").words, sent
