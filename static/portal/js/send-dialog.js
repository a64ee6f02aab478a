// The window over the page while a form travels: nothing behind it can be tapped. It shows how far the sending has come,
// and when it failed, that everything is still there and can be sent again.
export function openDialog() {
  const dialog = document.getElementById("sending-dialog").content.firstElementChild.cloneNode(true);
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  const bar = part("bar");
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  // Escape does what the button does, while there is one.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    [...dialog.querySelectorAll("button")].find((button) => !button.hidden)?.click();
  });
  dialog.showModal();

  function show(title, text, buttons) {
    part("title").textContent = title;
    part("text").textContent = text;
    for (const name of ["cancel", "back", "again"]) part(name).hidden = !buttons.includes(name);
  }

  return {
    close: () => dialog.close(),
    on: (name, act) => (part(name).onclick = act),
    progress(text, percent) {
      const leaving = percent >= 100;
      show(leaving ? "正在保存" : "正在提交", text, leaving ? [] : ["cancel"]);
      bar.hidden = percent === null;
      if (percent !== null) bar.value = percent;
    },
    done: () => show("已提交", "正在打开页面……", []),
    failed(text) {
      bar.hidden = true;
      dialog.classList.add("pt-sending-failed");
      show("没有保存", text, ["back", "again"]);
      part("again").focus();
    },
  };
}
