// Choosing rows: a box in the head chooses the page, the yellow bar says how many and offers what can be done.
// A bar is a form (data-bulk), and the boxes that belong to the form are its rows; so a page may have several.
const bars = () => [...document.querySelectorAll("[data-bulk]")];
const boxes = (bar) => [...document.querySelectorAll("[data-row-check]")].filter((box) => box.form === bar);
const barOf = (element) => element.form ?? bars()[0];
const heads = (bar) => [...document.querySelectorAll("[data-page-check]")].filter((head) => barOf(head) === bar);

function refresh(bar) {
  const all = bar.querySelector("[data-bulk-all]");
  const rows = boxes(bar);
  const chosen = rows.filter((box) => box.checked).length;
  bar.hidden = chosen === 0;
  for (const one of bar.querySelectorAll("[data-export-chosen], [data-bulk-clear]")) one.hidden = false;
  bar.querySelector("[data-bulk-count]").textContent = all?.checked ? all.dataset.bulkAll : String(chosen);
  for (const head of heads(bar)) {
    head.checked = chosen > 0 && chosen === rows.length;
    head.indeterminate = chosen > 0 && !head.checked;
  }
}

function choose(bar, checked) {
  for (const box of boxes(bar)) box.checked = checked;
  const all = bar.querySelector("[data-bulk-all]");
  if (all && !checked) all.checked = false;
  refresh(bar);
}

document.addEventListener("change", (event) => {
  const bar = event.target.matches("[data-page-check], [data-row-check], [data-bulk-all]") && barOf(event.target);
  if (!bar) return;
  if (event.target.matches("[data-page-check]")) choose(bar, event.target.checked);
  else refresh(bar);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-bulk-clear]");
  if (button) choose(button.form, false);
});

// 导出所选: the same address as 导出, with the chosen rows named.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-export-chosen]");
  if (!link) return;
  const bar = link.closest("[data-bulk]");
  const all = bar.querySelector("[data-bulk-all]");
  const address = new URL(link.href);
  const chosen = boxes(bar).filter((box) => box.checked).map((box) => box.value);
  if (all?.checked) address.searchParams.delete("ids");
  else address.searchParams.set("ids", chosen.join(","));
  link.href = address.href;
});

const refreshAll = () => bars().forEach(refresh);
document.addEventListener("htmx:afterSwap", refreshAll);
refreshAll();
