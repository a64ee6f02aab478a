"""What the browser keeps of a form: waited for, and looked at from outside."""

from playwright.sync_api import Page, expect

RESTORED = "已恢复您未提交的内容"
EVERYTHING = """async () => {
    const base = await new Promise((resolve, reject) => {
        const asked = indexedDB.open("portal-keep");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
    });
    const rows = {};
    for (const name of base.objectStoreNames) {
        rows[name] = await new Promise((resolve) => {
            const all = base.transaction(name).objectStore(name).getAll();
            all.onsuccess = () => resolve(all.result);
        });
    }
    base.close();
    return JSON.stringify(rows);
}"""
LATER = """([days]) => { const now = Date.now; Date.now = () => now() + days * 24 * 3600 * 1000; }"""


def ready(page: Page) -> None:
    """The page has looked at what was kept."""
    expect(page.locator("html[data-keep-ready]")).to_be_attached()


def kept(page: Page) -> None:
    """Everything typed so far is on the disk."""
    expect(page.locator("form[data-kept=yes]").first).to_be_attached()
    expect(page.locator("form[data-keeping]")).to_have_count(0)


def everything(page: Page) -> str:
    """All that stands in the browser's database, whoever it belongs to."""
    return str(page.evaluate(EVERYTHING))


def expect_restored(page: Page) -> None:
    expect(page.get_by_text(RESTORED)).to_be_visible()


def expect_nothing_restored(page: Page) -> None:
    ready(page)
    expect(page.get_by_text(RESTORED)).to_have_count(0)
