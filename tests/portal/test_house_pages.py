"""院名和标志, 邮件和群消息: changed at any time, with history; a password is never shown again."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from organisation.units.models import Unit
from records import settings_store
from records.models.history import HistoryLine
from records.models.setting import Setting
from reminders.channels import chat, mail_server
from tests.cast import Cast, signed_in
from tests.portal.first_start.starting import picture

IDENTITY, SENDING = "/administration/identity/", "/administration/sending/"
NAMES = {
    "institute": "中共长风研究院委员会",
    "short_name": "长风院党委",
    "name": "长风 管理平台",
    "motto": "到一线去",
    "support": "党办 6001",
}
MAIL = {
    "host": "mail.example",
    "port": "587",
    "security": "STARTTLS",
    "user": "portal",
    "password": "geheim-2026",
    "sender": "portal@mail.example",
}


def test_names_and_mark_are_changed_everywhere_with_history(cast: Cast) -> None:
    client = signed_in(cast.fangyuan)
    assert client.post(IDENTITY, {**NAMES, "mark": picture()}).status_code == 302
    front = Client().get("/accounts/login/").content.decode()
    for word in ("中共长风研究院委员会", "长风", "到一线去", "党办 6001"):
        assert word in front
    address = front.split('src="/mark/')[1].split('"')[0]
    picture_shown = Client().get(f"/mark/{address}")
    assert picture_shown["Content-Type"] == "image/png" and b"".join(picture_shown.streaming_content)[1:4] == b"PNG"
    cast.institute.refresh_from_db()
    assert str(cast.institute) == "长风院党委"
    assert HistoryLine.objects.filter(text="改名：中共长风研究院委员会", actor_name="方圆").exists()
    page = client.get(IDENTITY).content.decode()
    assert "标志：已更换" in page and "平台名称：长风 管理平台" in page and "方圆" in page
    assert client.post(IDENTITY, {**NAMES, "neutral": "on"}).status_code == 302
    assert "/mark/" not in Client().get("/accounts/login/").content.decode()
    assert Client().get(f"/mark/{address}").status_code == 404


def test_a_mark_that_is_no_picture_is_refused_beside_the_field(cast: Cast) -> None:
    file = SimpleUploadedFile("mark.png", b"<svg onload=alert(1)></svg>" * 50, "image/png")
    answer = signed_in(cast.fangyuan).post(IDENTITY, {**NAMES, "mark": file})
    assert answer.status_code == 422 and answer.context["form"].errors["mark"] == [
        "这个图片打不开。请换成 PNG、JPG 或 WebP 格式的图片再上传。"
    ]
    assert Unit.objects.get(pk=cast.institute.pk).name != NAMES["institute"]


def test_only_the_administrator_of_the_house_changes_them(cast: Cast) -> None:
    for page in (IDENTITY, SENDING):
        for other in (cast.linjing, cast.gaoyumei, cast.shenqing, cast.lijianjun):
            assert signed_in(other).get(page).status_code == 403
            assert signed_in(other).post(page, NAMES).status_code == 403


def test_a_password_is_kept_apart_and_never_shown_again(cast: Cast) -> None:
    client = signed_in(cast.fangyuan)
    assert client.post(SENDING, MAIL).status_code == 302
    assert mail_server.kept_password() == "geheim-2026"
    page = client.get(SENDING).content.decode()
    assert "geheim" not in page and "已经设置，不再显示" in page and "登录密码：已更换" in page
    assert "geheim" not in str(list(Setting.objects.values()))
    assert "geheim" not in client.get("/administration/settings/").content.decode()
    assert client.get("/administration/settings/reminders.mail_password/").status_code == 404
    assert client.post(SENDING, {**MAIL, "password": "", "port": "465", "security": "SSL"}).status_code == 302
    assert mail_server.kept_password() == "geheim-2026", "an empty field leaves it as it is"
    client.post(SENDING, {"security": "不加密"})
    assert mail_server.present() is None and mail_server.kept_password() == ""


class Mailbox(socketserver.ThreadingTCPServer):
    """As much of SMTP as one mail needs."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        self.letters: list[str] = []
        super().__init__(("127.0.0.1", 0), Postman)


class Postman(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "DATA":
                self.say("354 go on")
                self.server.letters.append(self.letter())
                self.say("250 kept")
            elif word == "QUIT":
                return self.say("221 bye")
            else:
                self.say("250 yes")
        return None

    def letter(self) -> str:
        lines = iter(lambda: self.rfile.readline().decode(), ".\r\n")
        return "".join(lines)

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_test_button_sends_a_mail_through_the_server_that_was_set(cast: Cast, mailbox: Mailbox) -> None:
    client = signed_in(cast.fangyuan)
    body = {
        "host": "127.0.0.1",
        "port": mailbox.server_address[1],
        "security": "不加密",
        "sender": "portal@here.example",
    }
    answer = client.post(SENDING, {**body, "then": "mail", "test_mail": "fang@here.example"})
    assert "测试已发出" in answer.content.decode()
    (letter,) = mailbox.letters
    assert "From: portal@here.example" in letter and "To: fang@here.example" in letter
    server = mail_server.present()
    assert server and server.host == "127.0.0.1", "and it is saved"


def test_a_test_that_fails_says_why_and_keeps_what_was_typed(cast: Cast) -> None:
    body = {"host": "127.0.0.1", "port": "9", "security": "不加密", "sender": "portal@here.example"}
    answer = signed_in(cast.fangyuan).post(SENDING, {**body, "then": "mail", "test_mail": "fang@here.example"})
    page = answer.content.decode()
    assert "测试没有成功：连不上邮件服务器" in page and 'value="portal@here.example"' in page


def test_chat_is_permitted_and_tried_without_keeping_the_address(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[str, ...]] = []
    monkeypatch.setattr(chat, "send_to", lambda *told: sent.append(told))
    client, robot = signed_in(cast.fangyuan), "wecombot://0123456789"
    refused = client.post(SENDING, {"security": "不加密", "then": "chat", "test_robot": robot})
    assert refused.status_code == 422 and "先勾选允许" in refused.content.decode() and not sent
    client.post(SENDING, {"security": "不加密", "chat": "on", "then": "chat", "test_robot": robot})
    assert sent[0][0] == robot and chat.is_permitted()
    assert robot not in str(list(Setting.objects.values()))
    assert settings_store.history("reminders.chat")[0].value == "允许"
    page = client.post(SENDING, {"security": "不加密", "chat": "on", "then": "chat", "test_robot": "json://elsewhere"})
    assert "只支持" in page.content.decode()
