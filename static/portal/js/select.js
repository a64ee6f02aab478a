// Selects with data-remote search on the server while one types: Chinese, number or pinyin initials.
// The answer is a list of {value, text}. Without script the select offers what the server put into it.
const texts = {
  no_results: () => '<div class="no-results">没有找到，请换个字或拼音首字母再试</div>',
  loading: () => '<div class="no-results">正在查找……</div>',
};

// The server's order, after the blank choice.
function inOrder(option, index) {
  return { ...option, $order: index + 10 };
}

// What else the form says narrows who may be chosen: data-near="unit:unit on:asked_on" sends ?unit=…&on=… along.
function near(select) {
  const pairs = (select.dataset.near || "").split(" ").filter(Boolean).map((pair) => pair.split(":"));
  return pairs.map(([name, field]) => [name, select.form?.elements[field]]).filter(([, other]) => other);
}

async function load(select, text) {
  const address = new URL(select.dataset.remote, location.href);
  address.searchParams.set("q", text);
  for (const [name, other] of near(select)) if (other.value) address.searchParams.set(name, other.value);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) return [];
  const found = await answer.json();
  return found.results ?? found;
}

function enhance(select) {
  if (select.tomselect) return;
  // Offered at once: what looks alike (data-candidates). The rest comes when something is typed.
  const offered = select.hasAttribute("data-candidates");
  let asked = 0;
  const box = new window.TomSelect(select, {
    valueField: "value",
    labelField: "text",
    searchField: [],
    sortField: [{ field: "$order" }],
    shouldLoad: (text) => !offered || text.length > 0,
    maxOptions: 50,
    preload: offered ? false : "focus",
    // Everything the server sent fits; the blank choice is offered only while nothing is typed.
    score: (text) => (option) => (option.value === "" && text ? 0 : 1),
    loadThrottle: 250,
    clearAfterSelect: true,
    allowEmptyOption: true,
    placeholder: select.dataset.placeholder || "输入姓名、编号或拼音首字母",
    render: texts,
    load(text, done) {
      // Earlier answers go, so that the list shows what was asked for last; an answer that comes too late is dropped.
      const mine = ++asked;
      load(select, text).then(
        (found) => {
          if (mine !== asked) return done();
          this.clearOptions((option) => this.items.includes(option.value) || option.value === "");
          done(found.map(inOrder));
        },
        () => done(),
      );
    },
  });
  // Another branch, other people: what was found for the one before is forgotten.
  for (const [, other] of near(select)) {
    other.addEventListener?.("change", () => {
      box.clearOptions((option) => box.items.includes(option.value) || option.value === "");
      box.loadedSearches = {};
      if (!offered) box.load("");
    });
  }
  select.setAttribute("aria-hidden", "true");
  // A person chose; what a script puts in is put in while nobody is in the box.
  box.on("change", () => box.isFocused && select.dispatchEvent(new CustomEvent("keep:changed", { bubbles: true })));
  // The visible box takes over what described the select.
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(name)) box.control_input.setAttribute(name, select.getAttribute(name));
  }
  if (!select.labels?.length && select.getAttribute("aria-label")) {
    box.control_input.setAttribute("aria-label", select.getAttribute("aria-label"));
  }
}

function enhanceAll(root) {
  if (!window.TomSelect) return;
  for (const select of root.querySelectorAll("select[data-remote]")) enhance(select);
}

enhanceAll(document);
document.addEventListener("htmx:load", (event) => enhanceAll(event.target));
