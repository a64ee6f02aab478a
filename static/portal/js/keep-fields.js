// The fields of a form as values that can be kept, and back again.
// `reason` is what a question of confirm.js was answered with; the others let the server find what came already.
const HIDDEN = ["version", "client_id", "form_id", "page", "reason"];

function isText(field) {
  if (!field.name || field.disabled || field.matches("[type=password],[type=file],[type=submit],button,fieldset,output")) return false;
  return field.type !== "hidden" || HIDDEN.includes(field.name);
}

export function isTick(field) {
  return field.type === "checkbox" || field.type === "radio";
}

// name and value of a box to tick, name and place of anything else
function fieldsOf(form) {
  const seen = {};
  return [...form.elements].filter(isText).map((field) => {
    const place = isTick(field) ? `=${field.value}` : `#${(seen[field.name] = (seen[field.name] ?? 0) + 1)}`;
    return [field.name + place, field];
  });
}

export function hasFields(form) {
  return fieldsOf(form).some(([, field]) => field.type !== "hidden" || field.name === "reason") || fileFields(form).length > 0;
}

export function fileFields(form) {
  return [...form.elements].filter((field) => field.type === "file" && field.name);
}

function read(field) {
  if (isTick(field)) return field.checked;
  if (field.tagName === "SELECT") return [...field.selectedOptions].map((option) => [option.value, option.text]);
  return field.value;
}

function write(field, value) {
  if (typeof value === "boolean") field.checked = value;
  else if (Array.isArray(value)) choose(field, value);
  else field.value = value;
}

// A search select may hold an option that the fresh page has not loaded.
function choose(select, wanted) {
  const values = wanted.map(([value]) => value);
  for (const [value, text] of wanted) {
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(text, value));
  }
  for (const option of select.options) option.selected = values.includes(option.value);
  select.tomselect?.sync();
}

function alike(now, value) {
  if (!Array.isArray(now) || !Array.isArray(value)) return now === value;
  return JSON.stringify(now.map(([one]) => one)) === JSON.stringify(value.map(([one]) => one));
}

export function snapshot(form) {
  return Object.fromEntries(fieldsOf(form).map(([key, field]) => [key, read(field)]));
}

// As the server drew it: after a reload the browser may have put values back by itself, and told nobody.
export function asDrawn(form) {
  return Object.fromEntries(fieldsOf(form).map(([key, field]) => [key, drawn(field)]));
}

function drawn(field) {
  if (isTick(field)) return field.defaultChecked;
  if (field.tagName !== "SELECT") return field.defaultValue;
  const chosen = [...field.options].filter((option) => option.defaultSelected);
  if (!chosen.length && !field.multiple && field.options.length) chosen.push(field.options[0]);
  return chosen.map((option) => [option.value, option.text]);
}

// Rows that a script adds are asked for first; names that are drawn later (htmx) get theirs when they are there.
export function put(form, values) {
  const names = Object.keys(values).map((key) => key.replace(/[#=][^#=]*$/, ""));
  form.dispatchEvent(new CustomEvent("keep:rows", { detail: { names } }));
  reason(form, values["reason#1"]);
  const missing = new Map(Object.entries(values));
  fill(form, missing);
  form.addEventListener("htmx:afterSettle", () => fill(form, missing));
}

// All are set before any is told: what is drawn anew at a change is drawn from the whole. Each is filled once.
function fill(form, missing) {
  const changed = [];
  for (const [key, field] of fieldsOf(form).filter(([key]) => missing.has(key))) {
    const value = missing.get(key);
    missing.delete(key);
    if (alike(read(field), value) && alike(drawn(field), value)) continue;
    write(field, value);
    changed.push(field);
  }
  for (const field of changed) field.dispatchEvent(new Event("change", { bubbles: true }));
}

function reason(form, text) {
  if (!text || form.elements.reason) return;
  form.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: "reason", value: text }));
}

// Does it hold anything that the server did not draw? Rows still to be added count, too.
export function differs(form, values) {
  const now = new Map(fieldsOf(form));
  return Object.entries(values).some(([key, value]) => {
    const field = now.get(key);
    if (!field) return value !== "" && value !== false && value.length !== 0;
    return field.type !== "hidden" && !alike(drawn(field), value);
  });
}

// Names of what the server took over when it showed the form again: it keeps them until the form is saved.
export function stagedIn(form) {
  return [...form.querySelectorAll('[name="drop_staged"]')].map((tick) => tick.getAttribute("aria-label")?.split("：")[1] ?? tick.parentElement.textContent.replace("移除", ""));
}

// Files go back into their field as if they had just been chosen; photos.js draws its own list.
export function putFiles(field, files) {
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  field.files = carrier.files;
  field.dispatchEvent(field.dataset.photos ? new CustomEvent("photos:put", { detail: files }) : new Event("change", { bubbles: true }));
}
