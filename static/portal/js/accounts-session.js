// Tells the person before the session ends, and lets them go on. Typing counts as use: it is reported every few minutes.
// The server decides; without network nothing happens here, so an open form on a bad line is never taken away.
const REPORT_EVERY = 5 * 60 * 1000;
const RETRY = 30;
const dialog = document.getElementById("session-warning");
const { url, login } = dialog.dataset;
const warn = Number(dialog.dataset.warn);
const form = dialog.querySelector("form");
let timer;
let ends = Date.now() + Number(dialog.dataset.left) * 1000;
let reported = Date.now();

function left() {
  return Math.round((ends - Date.now()) / 1000);
}

// Seconds the session still lasts, 0 when it is over, null when nobody answers.
async function ask(method) {
  try {
    const token = form.elements.csrfmiddlewaretoken.value;
    const answer = await fetch(url, { method, headers: { Accept: "application/json", "X-CSRFToken": token } });
    if (answer.status === 401) return 0;
    return answer.ok ? (await answer.json()).left : null;
  } catch {
    return null;
  }
}

async function check(method = "GET") {
  const seconds = await ask(method);
  if (seconds === 0) return leave();
  if (seconds !== null) ends = Date.now() + seconds * 1000;
  if (seconds !== null && seconds > warn) dialog.close();
  else if (seconds !== null && !dialog.open) dialog.showModal();
  plan(seconds === null ? RETRY : undefined);
}

function plan(seconds = dialog.open ? 1 : Math.max(1, left() - warn)) {
  clearTimeout(timer);
  timer = setTimeout(dialog.open ? tick : check, seconds * 1000);
}

function tick() {
  if (left() <= 0) return check();
  dialog.querySelector("[data-countdown]").textContent = `${Math.floor(left() / 60)} 分 ${left() % 60} 秒`;
  plan();
}

function leave() {
  location.assign(`${login}?${new URLSearchParams({ why: "idle", next: location.pathname + location.search })}`);
}

function report() {
  if (Date.now() - reported < REPORT_EVERY || dialog.open) return;
  reported = Date.now();
  check("POST");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check("POST");
});
// Escape would hide the warning without answering it.
dialog.addEventListener("cancel", (event) => event.preventDefault());
document.addEventListener("input", report);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
plan();
