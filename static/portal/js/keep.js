// Nothing typed is ever lost: every form is kept on this device, per user, until the server names it as saved
// (<meta name="saved-forms">), its user signs out, or it is too old. A page without that receipt lets go of nothing.
//   <form data-keep="off">  is never kept. Passwords are never kept anywhere.
import { claim } from "./keep-claim.js";
import { asDrawn, differs, fileFields, put, putFiles, stagedIn } from "./keep-fields.js";
import { addressOf, idOf, isKept, keep, nameOf, versionOf } from "./keep-form.js";
import { takeUpIds } from "./keep-place.js";
import * as store from "./keep-store.js";

const signOut = document.getElementById("keeping").dataset.logout.split(" ");
const claimed = new WeakSet();
const touched = new WeakSet(); // a person typed into it on this page

function saved() {
  return (document.querySelector('meta[name="saved-forms"]')?.content ?? "").split(" ").filter(Boolean);
}

function when(moment) {
  const parts = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false };
  return new Intl.DateTimeFormat("zh-CN", parts).format(moment).replace("/", "-");
}

// What this form is shown with: the same form drawn again by the server, or one that was left at this address.
async function entryFor(form, entries) {
  const again = entries.find((entry) => entry.id === idOf(form));
  if (again) return (await claim(again.id)) ? again : null;
  for (const entry of entries) {
    if (entry.address === addressOf() && entry.name === nameOf(form) && (await claim(entry.id))) return entry;
  }
  return null;
}

function bar(form, text, files, acts) {
  form.previousElementSibling?.matches("[data-keep-bar]") && form.previousElementSibling.remove();
  const box = document.getElementById("keep-bar").content.firstElementChild.cloneNode(true);
  box.querySelector("[data-text]").textContent = text;
  box.querySelector("[data-files]").textContent = files;
  box.querySelector("[data-take]").hidden = !acts.take;
  for (const [name, act] of Object.entries(acts)) {
    box.querySelector(`[data-${name}]`).addEventListener("click", () => {
      box.remove();
      act();
    });
  }
  const inHead = form.closest(".pt-head, .pt-record-acts, li, td");
  (inHead ? document.getElementById("main").firstElementChild : form).before(box);
}

async function restoreFiles(form, entry) {
  const rows = await store.filesOf(entry.id);
  for (const { field, files } of rows) {
    const input = fileFields(form).find((one) => one.name === field);
    if (input && files.length && !input.files.length) putFiles(input, files);
  }
  const back = fileFields(form).flatMap((field) => [...field.files].map((file) => file.name));
  return (entry.files ?? []).filter((name) => !back.includes(name));
}

function saying(entry, missing) {
  if (entry.staged?.length) return `已上传的“${entry.staged.join("”“")}”提交时一并保存。`;
  if (missing.length) return `“${missing.join("”“")}”没有暂存，请重新选择。`;
  return entry.files?.length ? "选好的照片和附件也已放回。" : "";
}

async function take(form, entry, original) {
  put(form, entry.values);
  form.dataset.staged = JSON.stringify(entry.staged ?? []);
  const missing = await restoreFiles(form, entry);
  const drop = () => {
    put(form, original);
    for (const field of fileFields(form)) putFiles(field, []);
    store.forget([entry.id]);
  };
  bar(form, `已恢复您未提交的内容（${when(entry.at)} 填写），请核对后提交。`, saying(entry, missing), { drop });
}

async function restore(form, entries) {
  const drawnAgain = entries.some((entry) => entry.id === idOf(form));
  const entry = await entryFor(form, entries);
  if (!entry) return;
  claimed.add(form);
  if (drawnAgain) {
    // The server shows what was typed. Files it took over need not travel twice; others the browser has let go of.
    if (!stagedIn(form).length) await restoreFiles(form, entry);
    else await keep(form, fileFields(form));
    return;
  }
  if (!differs(form, entry.values) && !entry.files?.length) return;
  const original = asDrawn(form);
  const choice = { take: () => take(form, entry, original), drop: () => store.forget([entry.id]) };
  const kept = `您 ${when(entry.at)} 填写的内容还没有提交`;
  if (entry.version !== versionOf(form)) {
    bar(form, `${kept}；在那以后，这条记录被修改过。下面是现在的内容。`, "恢复后提交时，会列出两边的不同。", choice);
  } else if (touched.has(form)) bar(form, `${kept}。`, "恢复会换掉现在填写的。", choice);
  else await choice.take();
}

// What is put back must be heard by the page's own scripts and htmx, and those come after this one.
function allScriptsHaveRun() {
  return new Promise((resolve) => {
    if (document.readyState === "complete") return resolve();
    document.addEventListener("DOMContentLoaded", resolve);
    window.addEventListener("load", resolve);
  });
}

async function start() {
  await allScriptsHaveRun();
  await store.forget(saved());
  await store.sweep();
  const entries = await store.entries();
  const kept = entries.map((entry) => entry.id);
  for (const form of [...document.forms].filter(isKept)) {
    await restore(form, entries);
    takeUpIds(form, kept);
  }
}

function typed(form, fields) {
  touched.add(form);
  if (!claimed.has(form)) {
    claimed.add(form);
    claim(idOf(form));
  }
  keep(form, fields).catch(() => {});
}

for (const kind of ["input", "change", "photos:ready"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form;
    // `isTrusted`: a person typed; what scripts fill in is no reason to keep a form. Photos count when they are small.
    const isFile = event.target.type === "file";
    if (!form || !(event.isTrusted || isFile) || !isKept(form)) return;
    if (isFile && event.target.dataset.photos && kind !== "photos:ready") return;
    typed(form, isFile && kind !== "input" ? [event.target] : []);
  });
}

// A row taken away, everybody marked present: a click changed more than the field it was on.
document.addEventListener("keep:changed", (event) => {
  const form = event.target.closest("form");
  if (form && isKept(form)) typed(form, []);
});

document.addEventListener("submit", async (event) => {
  if (event.defaultPrevented || !signOut.includes(event.target.getAttribute("action"))) return;
  event.preventDefault();
  await Promise.race([store.forgetMe(), new Promise((resolve) => setTimeout(resolve, 3000))]).catch(() => {});
  HTMLFormElement.prototype.submit.call(event.target);
});

// For whoever wants to know that looking is over (tests, too).
start()
  .catch(() => {}) // no storage in this browser: forms work as ever
  .finally(() => document.documentElement.setAttribute("data-keep-ready", ""));
