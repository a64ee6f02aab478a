"""What people do on many pages, told once: each step returns when the portal has answered it."""

from playwright.sync_api import Page


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
