// 到会情况: counts follow every tap. Inside [data-rollcall], radio values are counted into [data-count="value"];
// [data-count-all] is everybody; the reason field of a person shows when the chosen value is in its
// data-when, and must be filled in when it is in its data-needed.
function tally(box) {
  const chosen = [...box.querySelectorAll("input[type=radio]:checked")];
  for (const place of box.querySelectorAll("[data-count]")) {
    const values = place.dataset.count.split(" ");
    place.textContent = String(chosen.filter((radio) => values.includes(radio.value)).length);
  }
  const everybody = box.querySelector("[data-count-all]");
  if (everybody) everybody.textContent = String(box.querySelectorAll("[data-person]").length);
}

function reasons(box) {
  for (const field of box.querySelectorAll("[data-when]")) {
    const chosen = field.closest("[data-person]")?.querySelector("input[type=radio]:checked");
    const is = chosen?.value ?? "";
    field.hidden = !field.dataset.when.split(" ").includes(is);
    field.required = (field.dataset.needed ?? "").split(" ").includes(is) && is !== "";
  }
}

function refresh(box) {
  tally(box);
  reasons(box);
}

for (const box of document.querySelectorAll("[data-rollcall]")) {
  refresh(box);
  box.addEventListener("change", () => refresh(box));
  // A reset form gets its old values only after the event.
  box.closest("form")?.addEventListener("reset", () => setTimeout(() => refresh(box)));
  for (const button of box.querySelectorAll("[data-mark-all]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const radio of box.querySelectorAll(`input[type=radio][value="${button.dataset.markAll}"]`)) radio.checked = true;
      refresh(box);
      box.dispatchEvent(new CustomEvent("keep:changed", { bubbles: true }));
    });
  }
}
