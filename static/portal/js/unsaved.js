// Leaving a form that was changed and not sent: the browser asks first.
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  // A form drawn again with errors already holds text that was never saved.
  let changed = form.dataset.unsaved === "changed";
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("change", () => (changed = true));
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) changed = false;
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-takes-over]")) changed = false; // that form carries all that stands here
  });
  form.addEventListener("send:over", () => (changed = true)); // it did not arrive
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
