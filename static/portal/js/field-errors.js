// What is wrong with a field stands at the field, and in a list above the form that leads to each.
const parts = (name) => document.getElementById("field-errors").content.querySelector(`[data-part="${name}"]`).cloneNode(true);
const ROW = ".pt-field, .pt-inline-field, [data-person], [data-vote], .w-person";

function words(element) {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll("input, select, textarea, button, small, .pt-help")) extra.remove();
  return copy.textContent.trim().replace(/[：:]$/, "");
}

// What a person calls it. A search select (tom-select) has taken its label over.
export function nameOf(field) {
  if (field.type === "radio" || field.tagName === "FIELDSET") {
    const legend = (field.tagName === "FIELDSET" ? field : field.closest("fieldset"))?.querySelector("legend");
    if (legend) return words(legend);
  }
  const label = field.labels?.[0] ?? document.querySelector(`label[for="${CSS.escape(field.id)}-ts-control"]`);
  return (label && words(label)) || field.getAttribute("aria-label") || "这一项";
}

function controlOf(field) {
  if (field.tagName === "FIELDSET") return field.querySelector("input");
  return field.tomselect?.control_input ?? field;
}

export function rowOf(field) {
  return field.closest(ROW) ?? field.parentElement;
}

// In the middle of the window: neither the red bar above nor the buttons below may hide it.
export function lead(field) {
  for (const closed of ancestors(field)) closed.open = true;
  rowOf(field).scrollIntoView({ block: "center" });
  controlOf(field).focus({ preventScroll: true });
}

function ancestors(field) {
  const found = [];
  for (let at = field.closest("details"); at; at = at.parentElement.closest("details")) found.push(at);
  return found;
}

export function complain(field, sentence) {
  clear(field);
  const note = parts("note");
  note.id = `${field.id || field.name}_error`;
  note.querySelector("[data-text]").textContent = sentence;
  note.dataset.checked = "";
  const control = controlOf(field);
  const before = field.closest(".ts-wrapper, .seg, fieldset, .pt-photo-add") ?? (field.tomselect?.wrapper || field);
  (field.closest(".pt-field") ?? null) ? field.closest(".pt-field").append(note) : before.after(note);
  for (const one of new Set([field, control])) {
    one.setAttribute("aria-invalid", "true");
    one.dataset.describedBefore ??= one.getAttribute("aria-describedby") ?? "";
    one.setAttribute("aria-describedby", `${one.dataset.describedBefore} ${note.id}`.trim());
    one.classList.add("is-invalid");
  }
  field.tomselect?.wrapper.classList.add("is-invalid");
}

// What the page itself said about it goes; what the server said, too, once it is put right.
export function clear(field) {
  const id = `${field.id || field.name}_error`;
  rowOf(field).querySelector(`[id="${CSS.escape(id)}"]`)?.remove();
  for (const one of new Set([field, controlOf(field)])) {
    if (!one) continue;
    one.removeAttribute("aria-invalid");
    one.classList.remove("is-invalid");
    if ("describedBefore" in one.dataset) one.setAttribute("aria-describedby", one.dataset.describedBefore);
  }
  field.tomselect?.wrapper.classList.remove("is-invalid");
}

// The list above: it takes the place of one the server drew.
export function list(form, wrong) {
  document.querySelectorAll("[data-form-errors]").forEach((old) => old.remove());
  if (!wrong.length) return;
  const box = parts("list");
  box.querySelector("[data-text]").textContent = `有 ${wrong.length} 处需要修改，内容尚未保存。`;
  for (const [field, sentence] of wrong) {
    const line = parts("line");
    const link = line.querySelector("a");
    link.textContent = sentence;
    link.href = `#${field.id || ""}`;
    link.addEventListener("click", (event) => (event.preventDefault(), lead(field)));
    box.querySelector("[data-lines]").append(line);
  }
  form.before(box);
}
