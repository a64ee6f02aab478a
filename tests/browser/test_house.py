"""The watch over every browser test really sees what it must, and the first page of all is clean."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.watch import overflow
from tests.house.processes import wait_until

SIGN_IN = re.compile(r"登\s*录")
BREAK_THE_RULES = """() => {
  const script = document.createElement('script');
  script.textContent = 'window.hacked = 1';
  const image = new Image();
  image.src = 'http://elsewhere.example/pixel.png';
  document.body.append(script, image);
  fetch('http://elsewhere.example/data').catch(() => {});
}"""


def test_the_sign_in_page_is_clean_on_desktop_and_phone(people):
    for page in (people(), people(phone=True)):
        page.goto(reverse("accounts:login"))
        expect(page.get_by_role("button", name=SIGN_IN)).to_be_visible()
        assert violations(page) == []
        assert overflow(page) <= 0


def test_sign_in_works_without_script(people):
    page = people(java_script_enabled=False)
    page.goto(reverse("accounts:login"))
    page.fill("[name=username]", "nobody")
    page.fill("[name=password]", "wrong")
    page.get_by_role("button", name=SIGN_IN).click()
    expect(page.locator("[role=alert]").first).to_be_visible()  # a refusal is said on the page


def test_the_watch_sees_inline_script_and_outside_requests(people, watch):
    page = people()
    page.goto(reverse("accounts:login"))
    page.evaluate(BREAK_THE_RULES)

    def is_told() -> bool:
        page.evaluate("0")  # lets in what the browser has said meanwhile
        return all(rule in "\n".join(watch.verdict()) for rule in ("script-src", "img-src", "connect-src"))

    assert wait_until(is_told), watch.verdict()
    assert page.evaluate("window.hacked") is None, "the policy must stop an inline script"
    page.close()  # whatever it says last is said before this returns
    watch.trouble.clear()
