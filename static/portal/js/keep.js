// Keeps what is typed into forms until it is sent, per user and page, in this tab only (sessionStorage ends with it).
// Comes back after the session ended in between, after a reload, after leaving the page without sending.
//   <form data-keep="off">  is never kept (passwords, sealed matters).  Passwords and files are never kept anywhere.
const HIDDEN = ["version", "client_id"]; // what makes the server notice that the record changed meanwhile, or came already
const TOO_OLD = 12 * 3600 * 1000;
const about = document.getElementById("session-warning").dataset;
const mine = `keep:${about.user}:`;

function taken(key) {
  const value = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return value;
}

function forgetAll(which) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("keep:") && which(key)) sessionStorage.removeItem(key);
  }
}

function isKept(form) {
  return form.method === "post" && form.dataset.keep !== "off" && !form.closest("dialog");
}

function keyOf(form) {
  const index = [...document.forms].filter(isKept).indexOf(form);
  return `${mine}${location.pathname}${location.search}:${form.id || form.getAttribute("action") || index}`;
}

function isText(field) {
  if (!field.name || field.disabled || field.matches("[type=password],[type=file],[type=submit],button,fieldset")) return false;
  return field.type !== "hidden" || HIDDEN.includes(field.name);
}

// name and value of a box to tick, name and place of anything else
function fieldsOf(form) {
  const seen = {};
  return [...form.elements].filter(isText).map((field) => {
    const tick = field.type === "checkbox" || field.type === "radio";
    const place = tick ? `=${field.value}` : `#${(seen[field.name] = (seen[field.name] ?? 0) + 1)}`;
    return [field.name + place, field];
  });
}

function read(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  if (field.tagName === "SELECT") return [...field.selectedOptions].map((option) => [option.value, option.text]);
  return field.value;
}

function write(field, value) {
  if (typeof value === "boolean") field.checked = value;
  else if (Array.isArray(value)) choose(field, value);
  else field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
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

function snapshot(form) {
  return Object.fromEntries(fieldsOf(form).map(([key, field]) => [key, read(field)]));
}

function keep(form) {
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values: snapshot(form) }));
  } catch {
    // Storage full or refused: typing goes on, only without the safety net.
  }
}

function put(form, values) {
  for (const [key, field] of fieldsOf(form)) {
    if (key in values && JSON.stringify(read(field)) !== JSON.stringify(values[key])) write(field, values[key]);
  }
}

function differs(form, values) {
  return fieldsOf(form).some(
    ([key, field]) => field.type !== "hidden" && key in values && JSON.stringify(read(field)) !== JSON.stringify(values[key]),
  );
}

function offer(form, original) {
  const bar = document.getElementById("keep-bar").content.firstElementChild.cloneNode(true);
  bar.querySelector("[data-keep-files]").hidden = !form.querySelector("[type=file]");
  bar.querySelector("button").addEventListener("click", () => {
    put(form, original);
    sessionStorage.removeItem(keyOf(form));
    bar.remove();
  });
  form.before(bar);
}

function restore(form) {
  const entry = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null");
  if (!entry || Date.now() - entry.at > TOO_OLD || !differs(form, entry.values)) return;
  const original = snapshot(form);
  put(form, entry.values);
  keep(form);
  offer(form, original);
}

function start() {
  forgetAll((key) => !key.startsWith(mine));
  const sent = taken("keep-sent");
  if (!taken("keep-interrupted") && sent) sessionStorage.removeItem(sent);
  [...document.forms].filter(isKept).forEach(restore);
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form;
    // `isTrusted`: a person typed. What scripts fill in is no reason to keep a form.
    if (!form || !isKept(form) || !event.isTrusted) return;
    sessionStorage.removeItem("keep-sent");
    keep(form);
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("action") === about.logout) forgetAll(() => true);
  else if (isKept(form)) {
    keep(form);
    sessionStorage.setItem("keep-sent", keyOf(form));
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  const leads = event.detail.xhr?.getResponseHeader("HX-Redirect") ?? "";
  if (form && isKept(form) && event.detail.successful && !leads.startsWith(about.login)) sessionStorage.removeItem(keyOf(form));
});

try {
  start();
} catch {
  // No storage in this browser: forms work as ever.
}
