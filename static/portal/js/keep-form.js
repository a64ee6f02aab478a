// One form and what is kept of it: its id, its address, and the writing, which never overtakes itself.
import "./answer.js";
import { fileFields, hasFields, snapshot, stagedIn } from "./keep-fields.js";
import * as store from "./keep-store.js";

const jobs = new WeakMap(); // form → { again, run, files }

// By its attributes: a field may be called "method" or "id".
function isPost(form) {
  return form.getAttribute("method")?.toLowerCase() === "post";
}

export function isKept(form) {
  return isPost(form) && form.dataset.keep !== "off" && !form.hasAttribute("hx-post") && !form.closest("dialog") && hasFields(form);
}

export function addressOf() {
  return location.pathname + location.search;
}

export function nameOf(form) {
  return form.getAttribute("id") || form.getAttribute("action") || `#${[...document.forms].filter(isPost).indexOf(form)}`;
}

// The record's key where the form makes one, else the form's own; a form without gets one, before its last field.
export function idOf(form) {
  for (const name of ["client_id", "form_id"]) {
    if (form.elements[name]?.value) return form.elements[name].value;
  }
  const given = Object.assign(document.createElement("input"), { type: "hidden", name: "form_id", value: uuid() });
  form.prepend(given);
  return given.value;
}

// Not randomUUID: that is missing on plain http.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function versionOf(form) {
  return form.elements.version?.value ?? "";
}

// Resolves when everything typed so far is on the disk. `fields`: file fields that changed.
export function keep(form, fields = []) {
  const job = jobs.get(form) ?? { again: false, run: null, files: new Set() };
  jobs.set(form, job);
  job.again = true;
  for (const field of fields) job.files.add(field);
  form.setAttribute("data-keeping", "");
  job.run ??= write(form, job).finally(() => (job.run = null));
  return job.run;
}

async function write(form, job) {
  try {
    while (job.again) {
      job.again = false;
      const files = [...job.files];
      job.files.clear();
      await keepFiles(form, files);
      await store.put(entryOf(form));
    }
    form.dataset.kept = "yes";
  } catch (error) {
    // Storage full or refused: typing goes on, only without the safety net, and the person is told so when it matters.
    form.dataset.kept = "no";
    throw error;
  } finally {
    form.removeAttribute("data-keeping");
  }
}

function entryOf(form) {
  return {
    id: idOf(form),
    address: addressOf(),
    name: nameOf(form),
    title: document.querySelector("h1")?.textContent.trim() ?? document.title,
    at: Date.now(),
    version: versionOf(form),
    values: snapshot(form),
    staged: [...new Set([...stagedIn(form), ...JSON.parse(form.dataset.staged ?? "[]")])],
    files: fileFields(form).flatMap((field) => [...field.files].map((file) => file.name)),
  };
}

// All of a form's files, or none beyond the bound: then their names are kept, and the person is told to choose again.
async function keepFiles(form, fields) {
  if (!fields.length) return;
  const all = fileFields(form).flatMap((field) => [...field.files]);
  const tooMuch = all.reduce((sum, file) => sum + file.size, 0) > store.MOST_BYTES;
  for (const field of fields) await store.putFiles(idOf(form), field.name, tooMuch ? [] : [...field.files]);
}
