// A question before something with consequences. On a form or button:
//   data-confirm="确认作废「川藏铁路…」？"  data-confirm-label="作废"  data-reason="退回原因" (asks for text, sent as "reason")
// A link with data-sends="form-id" leads to a page that asks; here the dialog asks and the form is sent instead.
function field(label) {
  const box = document.createElement("label");
  box.className = "pt-label pt-required";
  box.textContent = label;
  const area = document.createElement("textarea");
  Object.assign(area, { className: "form-control", rows: 3, required: true, maxLength: 500 });
  box.append(area);
  return [box, area];
}

function button(text, className, type) {
  const made = document.createElement("button");
  Object.assign(made, { type, className, textContent: text });
  return made;
}

// Resolves to null when refused, else to the reason ("" where none is asked).
function ask(data, before = "") {
  const dialog = document.createElement("dialog");
  const form = document.createElement("form");
  const title = document.createElement("h2");
  const text = document.createElement("div");
  const foot = document.createElement("div");
  const [reason, area] = field(data.reason ?? "");
  area.value = before; // asked again after a sending that failed
  const yes = button(data.confirmLabel || "确定", "btn btn-primary", "submit");
  const no = button("取消", "btn btn-default", "button");
  dialog.className = "pt-dialog";
  form.method = "dialog";
  title.id = "confirm-title";
  title.textContent = data.confirmTitle || "请确认";
  dialog.setAttribute("aria-labelledby", title.id);
  text.className = "pt-dialog-body";
  text.textContent = data.confirm;
  foot.className = "pt-dialog-foot";
  foot.append(no, yes);
  form.append(title, text, foot);
  if (data.reason) {
    const box = document.createElement("div");
    box.className = "pt-dialog-body";
    box.append(reason);
    foot.before(box);
  }
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    no.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", () => (dialog.answer = data.reason ? area.value.trim() : ""));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.answer ?? null);
    });
    dialog.showModal();
  });
}

function remember(form, reason) {
  let input = form.querySelector('[name="reason"]');
  if (!input) {
    input = Object.assign(document.createElement("input"), { type: "hidden", name: "reason" });
    form.prepend(input); // the last field of a form says that it came whole
  }
  input.value = reason;
}

function given(form) {
  return form.querySelector('input[type=hidden][name="reason"]')?.value ?? "";
}

const agreed = new WeakSet();

// Capture: asked before once.js locks the form and before htmx sends it.
document.addEventListener(
  "submit",
  async (event) => {
    const form = event.target;
    const asker = event.submitter?.dataset.confirm ? event.submitter : form;
    if (!asker.dataset.confirm || agreed.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const answer = await ask(asker.dataset, given(form));
    if (answer === null) return;
    if (asker.dataset.reason) remember(form, answer);
    agreed.add(form);
    form.requestSubmit(event.submitter);
    agreed.delete(form);
  },
  true,
);

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-sends]");
  if (!link) return;
  event.preventDefault();
  const form = document.getElementById(link.dataset.sends);
  const answer = await ask(link.dataset, given(form));
  if (answer === null) return;
  remember(form, answer);
  form.requestSubmit();
});
