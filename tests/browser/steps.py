"""What people do on many pages, told once: each step returns when the portal has answered it."""

from playwright.sync_api import Locator, Page


def confirm(page: Page, button: str, reason: str = "") -> None:
    """Press a button of the record and answer the question it asks; returns on the page that answers.

    The load is awaited first: before it, the script that asks may not listen yet.
    """
    page.wait_for_load_state("load")
    page.locator(".pt-head, .pt-record-acts").get_by_text(button, exact=True).first.click()
    dialog = page.get_by_role("dialog")
    if reason:
        dialog.get_by_role("textbox").fill(reason)
    with page.expect_navigation():
        dialog.get_by_role("button", name=button).click()


def pick(page: Page, label: str, text: str) -> None:
    """Type into a searching select and take the first answer that shows the text."""
    pick_in(page.get_by_role("combobox", name=label).first, text, text)


def pick_in(box: Locator, typed: str, text: str) -> None:
    """The same for a box at hand; before the load nothing searches, and only a choice that stands there was taken."""
    page = box.page
    page.wait_for_load_state("load")
    box.focus()
    box.press_sequentially(typed)
    page.locator(".ts-dropdown:visible [role=option]").filter(has_text=text).first.click()
    page.locator(".ts-control .item").filter(has_text=text).first.wait_for()
