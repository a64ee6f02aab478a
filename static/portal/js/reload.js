// A page that waits for a task looks again after data-reload seconds, while somebody looks at it.
const waiting = document.querySelector("[data-reload]");

function again() {
  if (document.visibilityState === "visible") location.reload();
  else document.addEventListener("visibilitychange", () => location.reload(), { once: true });
}

if (waiting) setTimeout(again, Number(waiting.dataset.reload) * 1000);
