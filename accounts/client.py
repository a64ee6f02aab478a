"""What a request tells about the browser it came from."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest

NAMES = {
    "MicroMessenger": "微信",
    "QAX": "奇安信浏览器",
    "Qax": "奇安信浏览器",
    "360": "360 浏览器",
    "Edg": "Edge",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "安卓手机",
    "iPhone": "苹果手机",
    "iPad": "苹果平板",
    "Windows": "Windows 电脑",
    "Mac OS": "苹果电脑",
    "Linux": "Linux 电脑",
}


def address(request: HttpRequest) -> str | None:
    """The client's address. X-Forwarded-For counts only behind PROXY_COUNT proxies of ours, read from the right:
    what stands further left was written by the client itself."""
    given = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    count = settings.PROXY_COUNT
    if count and len(given) >= count and _is_address(given[-count]):
        return given[-count]
    remote = request.META.get("REMOTE_ADDR", "")
    return remote if _is_address(remote) else None


def browser(request: HttpRequest) -> str:
    """A few words by which a person recognises a device of theirs."""
    agent = request.headers.get("User-Agent", "")
    system = next((label for mark, label in SYSTEMS.items() if mark in agent), "其他设备")
    name = next((label for mark, label in NAMES.items() if mark in agent), "浏览器")
    return f"{system} · {name}"


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False
