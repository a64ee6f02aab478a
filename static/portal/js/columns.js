// 列设置: choose all columns at once, or none.
const button = document.querySelector("[data-columns-all]");

function boxes() {
  return [...document.querySelectorAll('input[name="columns"]')];
}

function relabel() {
  button.textContent = boxes().every((box) => box.checked) ? "全不选" : "全选";
}

if (button) {
  button.hidden = false;
  relabel();
  document.addEventListener("change", relabel);
  button.addEventListener("click", () => {
    const all = boxes().every((box) => box.checked);
    for (const box of boxes()) box.checked = !all;
    relabel();
  });
}
