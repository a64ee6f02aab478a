// A form keeps its ids at its place in the history of the window: the server draws a page anew for the Back button, with new
// ids, and what was saved there before would be saved a second time. Carried again, the ids lead to the first record.
import { nameOf } from "./keep-form.js";

const IDS = ["client_id", "form_id"];

function idsOf(form) {
  return Object.fromEntries(IDS.filter((name) => form.elements[name]?.value).map((name) => [name, form.elements[name].value]));
}

function remembered() {
  return history.state?.forms ?? {};
}

// `kept`: ids of what is kept and not yet saved. Such a form is given back as it was, here or in the window that has it.
export function takeUpIds(form, kept) {
  const before = remembered()[nameOf(form)] ?? {};
  if (!Object.values(before).some((id) => kept.includes(id))) {
    for (const [name, id] of Object.entries(before)) if (form.elements[name]) form.elements[name].value = id;
  }
  const forms = { ...remembered(), [nameOf(form)]: idsOf(form) };
  history.replaceState({ ...history.state, forms }, "");
}
