// Looked at before anything travels: what must be filled in, and what cannot be right. The server looks again, and alone
// where there is no script. A button with formnovalidate sends unchecked.
import { clear, complain, lead, list, nameOf, rowOf } from "./field-errors.js";

const CHOSEN = "select, [type=radio], [type=file], [type=date], [type=datetime-local], [type=time], fieldset";

function isAsked(field) {
  return field.willValidate && field.type !== "hidden" && !field.closest("[hidden]");
}

// Boxes of which at least one must be ticked stand in a fieldset that says so.
function emptySets(form) {
  const sets = [...form.querySelectorAll("fieldset[data-required]")].filter((set) => !set.closest("[hidden]"));
  return sets.filter((set) => !set.querySelector("input:checked"));
}

function wanted(field) {
  if (field.type === "checkbox") return `请勾选${nameOf(field)}。`;
  return `请${field.matches(CHOSEN) ? "选择" : "填写"}${nameOf(field)}。`;
}

function sentence(field) {
  const { validity: is } = field;
  const name = nameOf(field);
  if (is.valueMissing) return wanted(field);
  if (is.rangeUnderflow) return `${name}不能小于 ${field.min.replace("T", " ")}。`;
  if (is.rangeOverflow) return `${name}不能大于 ${field.max.replace("T", " ")}。`;
  if (is.tooLong) return `${name}请写在 ${field.maxLength} 个字以内，现在是 ${field.value.length} 个字。`;
  if (is.tooShort) return `${name}请至少写 ${field.minLength} 个字，现在是 ${field.value.length} 个字。`;
  return `${name}填写得不对，请核对。`;
}

function wrongIn(form) {
  const fields = [...form.elements].filter((field) => field.tagName !== "FIELDSET" && isAsked(field) && !field.validity.valid);
  const firstOfGroup = (field, index) =>
    field.type !== "radio" || fields.findIndex((one) => one.type === "radio" && one.name === field.name) === index;
  const wrong = fields.filter(firstOfGroup).map((field) => [field, sentence(field)]);
  wrong.push(...emptySets(form).map((set) => [set, wanted(set)]));
  return wrong.sort(([one], [other]) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

function isChecked(form) {
  return form.getAttribute("method")?.toLowerCase() === "post" && !form.hasAttribute("data-many");
}

// Capture, and loaded first: nothing is asked or locked for a form that is not going to be sent.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!isChecked(form) || event.submitter?.formNoValidate) return;
    const wrong = wrongIn(form);
    if (!wrong.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    list(form, wrong);
    for (const [field, text] of wrong) complain(field, text);
    lead(wrong[0][0]);
  },
  true,
);

// Put right, the message goes.
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const set = event.target.closest?.("fieldset[data-required]");
    const field = set ?? event.target;
    if (rowOf(event.target)?.querySelector("[data-checked]") && (set ? set.querySelector("input:checked") : field.validity?.valid)) clear(field);
  });
}

// A link of the list that the server drew leads to the field, not under a bar.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-form-errors] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  lead(field.matches("div") ? (field.querySelector("input") ?? field) : field);
});

// Drawn again by the server with something wrong: the first place is in view, once other scripts have folded theirs away.
document.addEventListener("DOMContentLoaded", () => {
  const first = document.querySelector("form [aria-invalid=true], form .is-invalid");
  if (!first || !document.querySelector("[data-form-errors]")) return;
  lead(first.matches("[data-person]") ? (first.querySelector("input") ?? first) : first);
});
