// A form with something in it is sent by script: the page cannot be tapped through, the way of the photos is shown, it can
// be called off, and when the line is cut everything is still there. Without script the browser sends it as ever.
//   <form data-send="plain">  is left to the browser, as where the answer shows a password, which is laid by nowhere.
import "./answer.js";
import { isKept, keep } from "./keep-form.js";
import { hasFields } from "./keep-fields.js";
import { openDialog } from "./send-dialog.js";
import { filesIn, percent, words } from "./send-progress.js";

const SILENCE = 90_000; // no byte and no answer for so long: the line is dead

function isOurs(form) {
  const plain = form.dataset.send === "plain" || form.hasAttribute("hx-post") || form.hasAttribute("data-many");
  return form.getAttribute("method")?.toLowerCase() === "post" && !plain && hasFields(form);
}

// The clicked button's value travels in its place: the last field says that the form came whole.
function dataOf(form, submitter) {
  const pressed = document.createElement("input");
  if (submitter?.name) {
    Object.assign(pressed, { type: "hidden", name: submitter.name, value: submitter.value });
    submitter.before(pressed);
  }
  const data = new FormData(form);
  pressed.remove();
  return data;
}

function bodyOf(form, data) {
  return form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
}

function addressOf(form, submitter) {
  const given = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  return new URL(given || location.href, location.href).href;
}

// What became of it: {goTo} where to go on, {plain} when the browser must do it, {failed} with the reason, {} when called off.
function travel(address, body, { onProgress, onCancel }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let patience;
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => (resolve({ failed: "服务器太久没有回应。" }), request.abort()), SILENCE);
    };
    const end = (what) => () => (clearTimeout(patience), resolve(what));
    request.upload.addEventListener("progress", (event) => (wait(), onProgress(event.loaded, event.total)));
    request.addEventListener("load", () => end(outcome(request))());
    request.addEventListener("error", () => end({ failed: navigator.onLine ? "和服务器的连接断了。" : "现在没有网络。" })());
    request.addEventListener("abort", end({}));
    onCancel(() => request.abort());
    request.open("POST", address);
    request.setRequestHeader("X-Sent-By", "script");
    wait();
    request.send(body);
  });
}

// An answer without its mark, or with half of it, was cut off on its way or is not the portal's (portal/middleware/sent_by_script.py).
function outcome(request) {
  const mark = request.getResponseHeader("X-Go-To")?.match(/^<(.*)>$/);
  if (mark) return mark[1] ? { goTo: mark[1] } : { plain: true };
  if (request.status === 400) return { failed: "内容没有完整送到。" };
  if (request.status >= 500) return { failed: "系统暂时出了点问题。" };
  return { failed: request.status >= 400 ? `服务器没有接受这次提交（${request.status}）。` : "和服务器的连接断了。" };
}

function open(goTo) {
  const next = new URL(goTo, location.href);
  const isAnswer = next.searchParams.has("answer");
  if (isAnswer) return location.replace(next);
  const samePage = next.pathname === location.pathname && next.search === location.search;
  location.assign(next);
  if (samePage && next.hash) location.reload();
}

function whatIsKept(form) {
  if (form.dataset.kept === "no") return "这台设备没能暂存您填写的内容，请不要关闭这个页面。";
  return isKept(form) ? "您填写的内容已保存在这台设备上，不会丢失。" : "您填写的内容还在这个页面上。";
}

// Buttons wake up again, and leaving the page asks first.
function release(form) {
  form.dispatchEvent(new CustomEvent("send:over", { bubbles: true }));
}

function tellAbove(form, submitter, text) {
  document.querySelector("[data-unsaved-bar]")?.remove();
  const bar = document.getElementById("unsaved-bar").content.firstElementChild.cloneNode(true);
  bar.querySelector("[data-text]").textContent = text;
  bar.querySelector("[data-again]").addEventListener("click", () => (bar.remove(), form.requestSubmit(submitter)));
  (form.closest(".pt-head, .pt-record-acts") ? document.getElementById("main").firstElementChild : form).before(bar);
}

async function send(form, submitter) {
  const data = dataOf(form, submitter);
  const files = filesIn(data);
  const dialog = openDialog();
  let called = false;
  let abort = () => {};
  dialog.on("cancel", () => ((called = true), abort()));
  dialog.progress("正在提交……", files.length ? 0 : null);
  if (isKept(form)) await keep(form).catch(() => {});
  const how = {
    onProgress: (sent, total) => files.length && dialog.progress(words(files, sent, total), percent(sent, total)),
    onCancel: (act) => (abort = act),
  };
  const end = called ? {} : await travel(addressOf(form, submitter), bodyOf(form, data), how);
  if (end.goTo) return dialog.done(), open(end.goTo);
  if (end.plain) return HTMLFormElement.prototype.submit.call(form);
  release(form);
  if (!end.failed) return dialog.close(), tellAbove(form, submitter, "您取消了提交，填写的内容都还在。");
  const text = `${end.failed}没有收到保存成功的回执。${whatIsKept(form)}连上以后点“重新提交”即可，不会重复登记。`;
  dialog.on("again", () => (dialog.close(), form.requestSubmit(submitter)));
  dialog.on("back", () => (dialog.close(), tellAbove(form, submitter, text)));
  dialog.failed(text);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isOurs(form)) return;
  event.preventDefault();
  document.querySelector("[data-unsaved-bar]")?.remove();
  send(form, event.submitter);
});
