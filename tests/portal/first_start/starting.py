"""How a test starts a house: the forms as a person fills them in."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from portal.first_start import codes

PASSWORD = "Changfeng-2026"
INSTITUTE = {
    "name": "中共长风研究院委员会",
    "short_name": "长风院党委",
    "code": "CF",
    "portal_name": "长风 管理平台",
    "support": "党办 6001",
}
SEATS = {
    "system-name": "方圆",
    "system-username": "FangYuan",
    "system-standing": "formal",
    "system-password": PASSWORD,
    "system-again": PASSWORD,
    "auditor-name": "沈清",
    "auditor-username": "shenqing",
    "auditor-standing": "formal",
}


def picture(colour: str = "blue") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(out, "JPEG")
    return SimpleUploadedFile("mark.jpg", out.getvalue(), "image/jpeg")


def behind_the_door() -> Client:
    """A browser that gave the code."""
    client = Client()
    assert client.post("/start/", {"code": codes.issue()}).status_code == 302
    return client


def founded(client: Client | None = None, **changed: str) -> HttpResponse:
    client = client or behind_the_door()
    assert client.post("/start/institute/", {**INSTITUTE, "mark": picture()}).status_code == 302
    return client.post("/start/administrators/", {**SEATS, **changed})
