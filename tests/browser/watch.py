"""What must never happen while a page is open: console errors, blocked content, requests that leave the host."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route

# The policy's own reports go to the console of most pages; this catches those that do not.
REPORT_VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', event =>"
    " console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));"
)


@dataclass
class Watch:
    """Listens to every page of a context. `allow("404")` before a step that is meant to be refused."""

    host: str
    trouble: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.add_init_script(REPORT_VIOLATIONS)
        context.route("**/*", self._pass_or_stop)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.trouble.append(f"script error: {error.error}"))

    def allow(self, *words: str) -> None:
        """Messages with one of these words are no trouble from now on."""
        self.allowed += words

    def verdict(self) -> list[str]:
        return [line for line in self.trouble if not any(word in line for word in self.allowed)]

    def _pass_or_stop(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.host:
            self.trouble.append(f"request left the host: {route.request.url}")
            route.abort()
        else:
            route.continue_()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.trouble.append(f"console: {message.text} ({message.location.get('url', '')})")


def overflow(page: Page) -> int:
    """Pixels that the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
