"""An empty house is started once: the code, the institute, the administrators, and what they may then do."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from accounts.models.user import User
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from portal.first_start import codes, state
from portal.first_start.models import FirstStart
from portal.first_start.next_things import next_things
from records.models.history import HistoryLine
from tests.cast import Cast, signed_in
from tests.portal.first_start.starting import INSTITUTE, PASSWORD, SEATS, behind_the_door, founded, picture

ADMINISTRATION = ("accounts/", "units/", "units/new/", "settings/", "identity/", "sending/")


def prepared(*options: str) -> str:
    said = StringIO()
    call_command("prepare", "--no-demo", *options, stdout=said)
    return said.getvalue()


@pytest.fixture
def no_static_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.static_files.changed", lambda: False)


def test_after_the_first_start_every_page_of_administration_opens(db: None) -> None:
    client = behind_the_door()
    founded(client)
    for page in ADMINISTRATION:
        assert client.get(f"/administration/{page}").status_code == 200, page
    assert client.get("/reminders/calendar/").status_code == 200
    assert client.get("/people/new/").status_code == 200
    assert client.get("/administration/trail/").status_code == 403, "the trail is the auditor's"
    (root,) = Unit.objects.all()
    assert (root.name, str(root), root.code) == ("中共长风研究院委员会", "长风院党委", "CF")
    assert root.kind == Unit.Kind.INSTITUTE
    body = {"kind": "unit", "name": "中共一部委员会", "short_name": "一部党委", "parent": root.pk}
    assert client.post("/start/units/", body).status_code == 302
    assert Unit.objects.get(kind="unit").code == "CF-01"


def test_prepare_prints_a_code_and_keeps_its_hash(db: None, no_static_files: None) -> None:
    said = prepared()
    code = next(line.strip() for line in said.splitlines() if line.count("-") == 2 and len(line.strip()) == 14)
    row = FirstStart.objects.get()
    assert code not in str(row.__dict__) and code.replace("-", "") not in str(row.__dict__)
    assert Client().post("/start/", {"code": code.lower().replace("-", " ")}).status_code == 302
    row.refresh_from_db()
    assert row.code == "", "gone after use"
    second = Client().post("/start/", {"code": code})
    assert "已经用过" in second.content.decode()


def test_five_wrong_codes_and_the_right_one_is_void_until_a_new_one_is_printed(db: None) -> None:
    code, client = codes.issue(), Client()
    for left in (4, 3, 2, 1):
        assert f"还可以试 {left} 次" in client.post("/start/", {"code": "ABCD"}).content.decode()
    assert "不能再用" in client.post("/start/", {"code": "ABCD"}).content.decode()
    assert "不能再用" in client.post("/start/", {"code": code}).content.decode()
    assert client.get("/start/institute/")["Location"] == "/start/"
    assert client.post("/start/", {"code": codes.issue()})["Location"] == "/start/institute/"


def test_whoever_did_not_give_the_code_gets_no_further(db: None) -> None:
    behind_the_door()
    stranger = Client()
    for page in ("institute/", "administrators/"):
        assert stranger.get(f"/start/{page}")["Location"] == "/start/"
        assert stranger.post(f"/start/{page}", {**INSTITUTE, **SEATS})["Location"] == "/start/"
    assert not User.objects.exists()


def test_strangers_are_led_to_the_first_start_and_afterwards_to_the_sign_in_page(db: None) -> None:
    codes.issue()
    assert Client().get("/")["Location"] == "/start/"
    assert Client().get("/accounts/login/")["Location"] == "/start/"
    founded()
    assert Client().get("/")["Location"].startswith("/accounts/login/")
    page = Client().get("/accounts/login/").content.decode()
    assert "中共长风研究院委员会" in page and "党办 6001" in page and "/mark/" in page


def test_the_administrator_has_the_password_he_chose_and_the_auditor_a_first_one(db: None) -> None:
    answer = founded()
    ((holder, password),) = answer.context["founded"].first_passwords
    assert holder.seat.role == Role.AUDITOR and password in answer.content.decode()
    system, auditor = User.objects.get(username="fangyuan"), User.objects.get(username="shenqing")
    assert system.check_password(PASSWORD) and not system.must_change_password
    assert auditor.check_password(password) and auditor.must_change_password
    assert "no-store" in answer["Cache-Control"]
    assert password not in str(list(FirstStart.objects.values())), "stored nowhere readable"
    roles = set(Post.objects.on().values_list("person__name", "role"))
    assert roles == {("方圆", Role.ADMINISTRATOR), ("沈清", Role.AUDITOR)}
    assert HistoryLine.objects.filter(text__contains="任系统管理员").exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"auditor-username": "fangyuan "}, "必须由不同的人担任"),
        ({"system-staff_number": "10001", "auditor-staff_number": "10001"}, "必须由不同的人担任"),
        ({"system-again": "Changfeng-2027"}, "两次输入的密码不一致"),
        ({"system-password": "12345", "system-again": "12345"}, "10 个字符"),
        ({"auditor-name": ""}, "请填写"),
    ],
)
def test_what_is_refused_founds_nothing(db: None, changed: dict[str, str], said: str) -> None:
    client = behind_the_door()
    answer = founded(client, **changed)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not User.objects.exists() and not Unit.objects.exists()
    assert client.post("/start/administrators/", SEATS).status_code == 200, "and can be mended"


def test_interrupted_before_sign_in_it_goes_on_with_what_was_filled_in(db: None) -> None:
    client = behind_the_door()
    client.post("/start/institute/", {**INSTITUTE, "mark": picture()})
    later = Client()  # the browser was closed; prepare prints another code
    assert later.post("/start/", {"code": codes.issue()}).status_code == 302
    page = later.get("/start/institute/").content.decode()
    assert "中共长风研究院委员会" in page and "标志已经上传" in page
    assert client.get("/start/administrators/")["Location"] == "/start/", "the earlier browser is out"


def test_interrupted_after_sign_in_it_goes_on_where_it_was(db: None) -> None:
    founded()
    administrator = Client()
    administrator.post("/accounts/login/", {"username": "fangyuan", "password": PASSWORD})
    assert administrator.get("/start/")["Location"] == "/start/calendar/"
    administrator.get("/start/units/")
    assert "首次启用还没有完成" in administrator.get("/people/").content.decode()
    assert administrator.get("/start/")["Location"] == "/start/units/"
    assert administrator.post("/start/ready/")["Location"] == "/"
    workbench = administrator.get("/").content.decode()
    assert "接下来要做的" in workbench and "导入人员" in workbench
    assert "首次启用还没有完成" not in workbench
    assert administrator.get("/start/").status_code == 404
    assert administrator.get("/start/units/").status_code == 404


def test_the_auditor_and_strangers_have_no_part_in_the_later_steps(db: None) -> None:
    password = founded().context["founded"].first_passwords[0][1]
    assert Client().get("/start/units/")["Location"].startswith("/accounts/login/")
    assert Client().get("/start/").status_code == 404
    auditor = Client()
    assert auditor.post("/accounts/login/", {"username": "shenqing", "password": password}).status_code == 302
    User.objects.filter(username="shenqing").update(must_change_password=False)
    assert auditor.get("/start/units/").status_code == 403
    assert auditor.get("/administration/trail/").status_code == 200


def test_a_house_with_people_is_never_asked(cast: Cast, no_static_files: None) -> None:
    assert "启动码" not in prepared()
    assert not FirstStart.objects.exists() and codes.issue() == ""
    assert Client().get("/start/").status_code == 404
    assert Client().get("/accounts/login/").status_code == 200
    assert "接下来要做的" not in signed_in(cast.fangyuan).get("/").content.decode()


def test_one_account_alone_closes_the_first_start(db: None) -> None:
    """As after an earlier version's create_account: nobody else may take the house."""
    code = codes.issue()
    User.objects.create_user("somebody", PASSWORD, name="某人")
    assert state.waiting() is None
    assert Client().post("/start/", {"code": code}).status_code == 404


def test_prepare_does_not_load_the_demonstration_into_a_house_that_waits(db: None, no_static_files: None) -> None:
    prepared()
    said = StringIO()
    call_command("prepare", stdout=said)
    assert "启动码" in said.getvalue() and not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_starts_at_the_same_moment_one_founds_the_house() -> None:
    """Both browsers hold the same door, as one does that sends the form twice."""
    client = behind_the_door()
    client.post("/start/institute/", INSTITUTE)
    together = threading.Barrier(2)

    def start(number: int) -> int:
        browser = Client()
        browser.cookies = client.cookies
        body = {**SEATS, "system-username": f"fangyuan{number}", "auditor-username": f"shenqing{number}"}
        together.wait()
        try:
            return browser.post("/start/administrators/", body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(start, (1, 2)))
    assert answers[0] == 200 and answers[1] in (302, 422)
    assert Unit.objects.count() == 1 and User.objects.count() == 2
    assert Post.objects.filter(role=Role.ADMINISTRATOR).count() == 1


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_count_each() -> None:
    code = codes.issue()

    def guess(typed: str) -> str:
        try:
            return codes.redeem(typed)
        except codes.CodeRefused:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert not any(pool.map(guess, [f"WRONG{n}" for n in range(8)]))
    assert guess(code) == "", "five guesses void it, however they come"


def test_the_list_of_next_things_wants_two_people_of_a_unit(cast: Cast) -> None:
    """With one alone the first request would lie with nobody: they may not judge what they handed in."""
    thing = "给院属单位党委书记和党务干事开账号、任职"
    done = {thing.label: thing.done for thing in next_things()}
    assert done[thing]
    Post.objects.filter(role__in=(Role.UNIT_SECRETARY, Role.UNIT_OFFICER)).exclude(person=cast.huangweijie).delete()
    assert not {thing.label: thing.done for thing in next_things()}[thing]
