// A table that is wider than its box says so: an edge where something is hidden, and a line that says how to see it.
// Without script the scroll bar under it, which is always drawn, is the sign.
const EDGE = 2; // pixels that rounding may take away

function look(box) {
  const hidden = box.scrollWidth - box.clientWidth;
  box.classList.toggle("pt-more-left", hidden > EDGE && box.scrollLeft > EDGE);
  box.classList.toggle("pt-more-right", hidden > EDGE && box.scrollLeft < hidden - EDGE);
  const hint = box.previousElementSibling?.matches(".pt-scroll-hint") ? box.previousElementSibling : undefined;
  if (hidden > EDGE && !hint) tell(box);
  else if (hint) hint.hidden = hidden <= EDGE;
}

function tell(box) {
  const hint = document.createElement("p");
  hint.className = "pt-scroll-hint";
  hint.id = `scroll-hint-${document.querySelectorAll(".pt-scroll-hint").length + 1}`;
  hint.textContent = "表格较宽，可左右滚动查看其余各列（也可点表格后按 ← →）";
  box.before(hint);
  box.setAttribute("aria-describedby", hint.id);
}

const sizes = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target.closest(".pt-table-box"))));

function watch() {
  for (const box of document.querySelectorAll(".pt-table-box")) {
    if (box.dataset.watched) continue;
    box.dataset.watched = "1";
    box.addEventListener("scroll", () => look(box), { passive: true });
    sizes.observe(box);
    if (box.firstElementChild) sizes.observe(box.firstElementChild);
    look(box);
  }
}

document.addEventListener("htmx:afterSwap", watch);
watch();
