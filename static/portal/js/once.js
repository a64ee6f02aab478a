// A form is sent once: its buttons rest after the first click. Coming back with the browser's button wakes them again.
function rest(form, resting) {
  for (const button of form.querySelectorAll("button:not([type=button]):not([type=reset]), input[type=submit]")) {
    button.toggleAttribute("aria-busy", resting);
    if (resting) button.setAttribute("aria-busy", "true");
  }
  form.toggleAttribute("data-sent", resting);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method")?.toLowerCase() !== "post" || form.hasAttribute("data-many")) return;
  if (form.hasAttribute("data-sent")) {
    event.preventDefault();
    return;
  }
  // Not `disabled`: that would drop the clicked button's own name and value.
  rest(form, true);
});

window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) rest(form, false);
});

// send.js: called off, or the line was cut.
document.addEventListener("send:over", (event) => rest(event.target, false));

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form[data-sent]");
  if (form) rest(form, false);
});
