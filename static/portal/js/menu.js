// Side menu: drawer on a phone, fold to a rail on a desk, drop-downs that close on a click elsewhere.
const side = document.getElementById("menu");
const body = document.querySelector(".pt-body");
const opener = document.querySelector("[data-menu-open]");
const phone = window.matchMedia("(max-width: 767.98px)");

function showDrawer(open) {
  side.classList.toggle("pt-open", open);
  opener?.setAttribute("aria-expanded", String(open));
  document.getElementById("main")?.toggleAttribute("inert", open);
  (open ? side.querySelector("a[aria-current], a, summary") : opener)?.focus();
}

// The server reads the cookie, so the next page is drawn folded from the start.
function fold(folded) {
  body.classList.toggle("pt-folded", folded);
  document.cookie = `menu=${folded ? "folded" : "open"};path=/;max-age=31536000;samesite=lax`;
  labelFold(folded);
}

function labelFold(folded) {
  const button = side.querySelector("[data-menu-fold]");
  button.setAttribute("aria-expanded", String(!folded));
  button.setAttribute("aria-label", folded ? "展开菜单" : "收起菜单");
}

if (side) {
  const button = side.querySelector("[data-menu-fold]");
  button.hidden = false;
  labelFold(body.classList.contains("pt-folded"));
  button.addEventListener("click", () => fold(!body.classList.contains("pt-folded")));
  side.addEventListener("click", (event) => {
    if (event.target.closest("summary") && body.classList.contains("pt-folded") && !phone.matches) {
      fold(false);
      const group = event.target.closest("details");
      if (group.open) event.preventDefault();
    }
  });
  opener?.setAttribute("role", "button");
  opener?.setAttribute("aria-controls", "menu");
  opener?.setAttribute("aria-expanded", "false");
  for (const link of document.querySelectorAll("[data-menu-open], [data-menu-close]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      showDrawer(link === opener);
    });
  }
  phone.addEventListener("change", () => side.classList.contains("pt-open") && showDrawer(false));
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (side?.classList.contains("pt-open")) showDrawer(false);
  for (const drop of document.querySelectorAll("details.pt-drop[open]")) {
    drop.open = false;
    drop.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const drop of document.querySelectorAll("details.pt-drop[open]")) {
    if (!drop.contains(event.target)) drop.open = false;
  }
});
