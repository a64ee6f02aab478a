// On a phone the tabs scroll sideways: the one that is open stands in the middle of what is seen.
for (const open of document.querySelectorAll(".pt-tabs [aria-current]")) {
  const strip = open.closest(".pt-tabs");
  const from = open.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  strip.scrollLeft += from - (strip.clientWidth - open.offsetWidth) / 2;
}

// Opening a tab leaves the page where it stands: the same page comes back, and on a phone its tabs are far down.
const KEPT = "tab-scroll";

document.addEventListener("click", (event) => {
  const link = event.target.closest(".pt-tabs a");
  if (!link || new URL(link.href).pathname !== location.pathname) return;
  sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, query: new URL(link.href).search, top: scrollY }));
});

const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
sessionStorage.removeItem(KEPT);
if (kept && kept.path === location.pathname && kept.query === location.search) scrollTo({ top: kept.top, behavior: "instant" });
