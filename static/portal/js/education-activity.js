// Entry of an activity: only the fields its kind needs, vote rows to add and take away, the roll-call drawn anew.
// Without this everything is shown, and one empty vote row stands ready.
function onlyWhatTheKindNeeds(form) {
  const kind = form.elements.kind;
  const show = () => {
    for (const field of form.querySelectorAll("[data-kinds]")) {
      const place = field.closest(".pt-field");
      if (place) place.hidden = !field.dataset.kinds.split(" ").includes(kind.value);
    }
  };
  kind.addEventListener("change", show);
  show();
}

function votes(box) {
  const rows = box.querySelector("[data-vote-rows]");
  const template = box.querySelector("template");
  let next = rows.querySelectorAll("[data-vote]").length;

  const arm = (row) => {
    const button = row.querySelector("[data-vote-remove]");
    button.hidden = false;
    button.addEventListener("click", () => {
      row.remove();
      add.focus();
      for (const kind of ["input", "keep:changed"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
    });
  };
  const add = box.querySelector("[data-vote-add]");
  add.hidden = false;
  const append = () => {
    const row = template.content.cloneNode(true).querySelector("[data-vote]");
    for (const field of row.querySelectorAll("[name]")) field.name = field.name.replace("NEXT", String(next));
    for (const field of row.querySelectorAll("[id]")) field.id = field.id.replace("NEXT", String(next));
    next += 1;
    rows.append(row);
    arm(row);
    return row;
  };
  add.addEventListener("click", () => append().querySelector("input").focus());
  // What was kept (keep.js) may have more rows than the page.
  box.closest("form").addEventListener("keep:rows", (event) => {
    const wanted = event.detail.names.map((name) => Number(name.match(/^vote-(\d+)-/)?.[1] ?? -1));
    while (next <= Math.max(-1, ...wanted)) append();
  });
  rows.querySelectorAll("[data-vote]").forEach(arm);
}

for (const form of document.querySelectorAll("form[data-activity]")) {
  onlyWhatTheKindNeeds(form);
  form.querySelectorAll("[data-votes]").forEach(votes);
}

// New names come: what was tapped while they were on their way stays, and counts and reason fields follow.
let tapped = [];

document.addEventListener("htmx:beforeSwap", (event) => {
  const fields = event.target.closest?.("[data-rollcall]") ? event.target.querySelectorAll("[name]:not([type=hidden])") : [];
  tapped = [...fields].map(({ name, type, value, checked }) => ({ name, type, value, checked }));
});

document.addEventListener("htmx:afterSwap", (event) => {
  for (const was of tapped) {
    const here = [...event.target.querySelectorAll(`[name="${was.name}"]`)].filter((field) => field.type === was.type);
    for (const field of here) {
      if (was.type !== "radio" && was.type !== "checkbox") field.value = was.value;
      else if (field.value === was.value) field.checked = was.checked;
    }
  }
  tapped = [];
  event.target.closest?.("[data-rollcall]")?.dispatchEvent(new Event("change"));
});
