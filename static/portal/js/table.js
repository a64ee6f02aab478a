// Choosing rows: the box in the head chooses the page, the yellow bar says how many and offers what can be done.
function boxes() {
  return [...document.querySelectorAll("[data-row-check]")];
}

function refresh() {
  const bar = document.querySelector("[data-bulk]");
  if (!bar) return;
  const chosen = boxes().filter((box) => box.checked).length;
  const all = bar.querySelector("[data-bulk-all]");
  bar.hidden = chosen === 0;
  for (const one of bar.querySelectorAll("[data-export-chosen], [data-bulk-clear]")) one.hidden = false;
  bar.querySelector("[data-bulk-count]").textContent = all?.checked ? all.dataset.bulkAll : String(chosen);
  const head = document.querySelector("[data-page-check]");
  if (!head) return;
  head.checked = chosen > 0 && chosen === boxes().length;
  head.indeterminate = chosen > 0 && !head.checked;
}

function choose(checked) {
  for (const box of boxes()) box.checked = checked;
  const all = document.querySelector("[data-bulk-all]");
  if (all && !checked) all.checked = false;
  refresh();
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-page-check]")) choose(event.target.checked);
  else if (event.target.matches("[data-row-check], [data-bulk-all]")) refresh();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-bulk-clear]")) choose(false);
});

// 导出所选: the same address as 导出, with the chosen rows named.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-export-chosen]");
  if (!link) return;
  const all = document.querySelector("[data-bulk-all]");
  const address = new URL(link.href);
  const chosen = boxes().filter((box) => box.checked).map((box) => box.value);
  if (all?.checked) address.searchParams.delete("ids");
  else address.searchParams.set("ids", chosen.join(","));
  link.href = address.href;
});

document.addEventListener("htmx:afterSwap", refresh);
refresh();
