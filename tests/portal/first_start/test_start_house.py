"""`manage.py start_house FILE`: the same start from a file, whole or not at all, refused in words."""

from __future__ import annotations

import shutil
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models.user import User
from organisation.units.models import Unit
from portal.first_start import codes
from portal.first_start.models import FirstStart
from portal.identity.names import names
from records.models.import_batch import ImportBatch
from records.models.setting import Setting
from reminders.channels import mail_server
from reminders.workdays.models import CalendarYear
from tests.cast import Cast
from tests.portal.first_start.starting import founded, picture
from tests.records.importing import workbook

EXAMPLE = Path(__file__).resolve().parents[3] / "deploy" / "house.example.toml"
SECRET = "geheim-2026"


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Path:
    shutil.copy(EXAMPLE, tmp_path / "house.toml")
    return tmp_path


def start(folder: Path, *changes: tuple[str, str], more: str = "", above: str = "") -> str:
    """Run it on the example with these changes; what it said."""
    file = folder / "house.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(f"{above}\n{text}\n{more}", encoding="utf-8")
    said = StringIO()
    call_command("start_house", str(file), stdout=said)
    return said.getvalue()


def refused(folder: Path, *changes: tuple[str, str], **more: str) -> str:
    with pytest.raises(CommandError) as refusal:
        start(folder, *changes, **more)
    assert not User.objects.exists() and not Unit.objects.exists() and not Setting.objects.exists()
    return str(refusal.value)


def test_the_example_starts_a_house(folder: Path) -> None:
    said = start(folder)
    line = next(line for line in said.splitlines() if "系统管理员" in line)
    password = line.rsplit(" ", 1)[-1]
    assert User.objects.get(username="fangyuan").check_password(password)
    assert {unit.name: str(unit.parent) for unit in Unit.objects.exclude(parent=None)} == {
        "中共一部委员会": "某某院党委",
        "一部机关党支部": "一部党委",
    }
    client = Client()
    client.post("/accounts/login/", {"username": "fangyuan", "password": password})
    User.objects.filter(username="fangyuan").update(must_change_password=False)
    assert client.get("/administration/units/").status_code == 200
    assert client.get("/start/").status_code == 404, "nothing is left to ask in the browser"


def test_the_whole_file_is_followed(folder: Path, settings) -> None:
    (folder / "mark.png").write_bytes(picture().read())
    (folder / "mail-password").write_text(f"{SECRET}\n", encoding="utf-8")
    sheet = workbook(
        ["名称", "类别", "上级党组织"], ["二部党委", "院属单位党委", ""], ["二部第一党支部", "党支部", "二部党委"]
    )
    (folder / "units.xlsx").write_bytes(sheet.read())
    mail = '[mail]\nhost = "mail.example"\nport = 587\nsecurity = "STARTTLS"\nuser = "portal"\n'
    mail += 'password_file = "mail-password"\nsender = "portal@mail.example"\n[chat]\nallowed = true\n'
    calendar = '[[calendar]]\nyear = 2027\nnotice = "国办发明电〔2026〕8号"\n'
    start(
        folder, ('# mark = "mark.png"', 'mark = "mark.png"'), more=calendar + mail, above='units_sheet = "units.xlsx"'
    )
    assert Unit.objects.get(name="二部第一党支部").parent.name == "二部党委"
    assert CalendarYear.objects.get(year=2027).notice == "国办发明电〔2026〕8号"
    server = mail_server.present()
    assert server and (server.host, server.port, server.security) == ("mail.example", 587, "STARTTLS")
    assert mail_server.kept_password() == SECRET
    assert SECRET not in str(list(Setting.objects.values())), "the database never holds it"
    kept = [one for one in (Path(settings.MEDIA_ROOT).parent / "secrets").iterdir() if one.is_file()]
    assert [stat.S_IMODE(one.stat().st_mode) for one in kept] == [0o600]
    assert names()["institute"] == "中共某某研究院委员会"
    assert "/mark/" in Client().get("/accounts/login/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([('username = "shenqing"', 'user = "shenqing"')], "缺少 administrators.auditor.username"),
        ([('username = "shenqing"', 'usrname = "shenqing"')], "usrname 不认识"),
        ([('username = "shenqing"', 'username = "fangyuan"')], "必须由不同的人担任"),
        ([('standing = "正式党员"', 'standing = "党员"')], "standing 请写：正式党员"),
        ([('# mark = "mark.png"', 'mark = "nowhere.png"')], "nowhere.png 不存在"),
        ([('parent = "一部党委"', 'parent = "三部党委"')], "系统里没有这个党组织"),
        ([('kind = "党支部"', 'kind = "车间"')], "车间"),
        ([('[institute]', '[institut]')], "institut 不认识"),
        ([('name = "方圆"', 'name = "方圆')], "写法不对"),
    ],
)  # fmt: skip
def test_one_mistake_and_nothing_is_done(folder: Path, changes: list[tuple[str, str]], said: str) -> None:
    assert said in refused(folder, *changes)
    assert not FirstStart.objects.filter(founded_at__isnull=False).exists()
    assert not ImportBatch.objects.exists()


def test_every_mistake_is_told_at_once(folder: Path) -> None:
    said = refused(folder, ('username = "fangyuan"', ""), ('name = "中共一部委员会"', ""))
    assert "administrators.system.username" in said and "units 第 1 个.name" in said
    assert said.startswith("没有启用，什么也没有改动")


def test_a_missing_file_is_said(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有找到文件"):
        call_command("start_house", str(tmp_path / "nothing.toml"))


def test_a_house_that_stands_is_never_started_again(cast: Cast, tmp_path: Path) -> None:
    users, units = User.objects.count(), Unit.objects.count()
    with pytest.raises(CommandError, match="已经启用过"):
        call_command("start_house", str(EXAMPLE))
    assert (User.objects.count(), Unit.objects.count()) == (users, units)


def test_browser_and_file_exclude_each_other(folder: Path) -> None:
    codes.issue()
    start(folder)
    assert Client().get("/start/").status_code == 404
    assert Client().get("/accounts/login/").status_code == 200


def test_the_file_comes_second_after_the_browser(db: None) -> None:
    founded()
    with pytest.raises(CommandError, match="已经启用过"):
        call_command("start_house", str(EXAMPLE))
    assert Unit.objects.count() == 1
