// Search boxes with data-suggest: what fits stands below while one types; arrows choose, Enter opens, Escape closes.
// "/" leads to the box from anywhere on the page where nothing is being typed. Without script the box is a plain form.
const WAIT = 250;

function attach(input, number) {
  const list = document.createElement("div");
  list.id = `suggestions-${number}`;
  list.className = "pt-suggest";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "搜索建议");
  list.hidden = true;
  input.closest(".pt-suggest-around, form").append(list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

  let timer = 0;
  let asked = 0;
  let chosen = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(index) {
    chosen = index;
    for (const [place, option] of options().entries()) option.setAttribute("aria-selected", String(place === index));
    const option = options()[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function forget() {
    clearTimeout(timer);
    asked += 1; // an answer that is still under way comes too late
    show(false);
  }

  async function ask(text) {
    const mine = ++asked;
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("q", text);
    const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => null);
    if (mine !== asked || !answer?.ok || answer.redirected) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    list.replaceChildren(...found.body.childNodes);
    for (const [place, option] of options().entries()) option.id = `${list.id}-${place}`;
    choose(-1);
    show(options().length > 0 && document.activeElement === input);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (!text) return forget();
    timer = setTimeout(() => ask(text), WAIT);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      forget();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && !list.hidden && count) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen < 0 && step < 0 ? count - 1 : (chosen + step + count) % count);
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault();
      location.assign(options()[chosen].href);
    }
  });
  input.addEventListener("blur", () => setTimeout(() => !list.contains(document.activeElement) && forget(), 150));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus until the click
}

const boxes = [...document.querySelectorAll("input[data-suggest]")];
boxes.forEach(attach);

function isTyping(element) {
  return element?.isContentEditable || element?.matches?.("input, textarea, select");
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const box = boxes.find((one) => one.offsetParent !== null);
  if (!box || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  box.focus();
  box.select();
});
