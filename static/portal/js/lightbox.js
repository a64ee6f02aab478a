// Photos open large over the page; without script the link opens the picture itself.
const links = [...document.querySelectorAll("a[data-lightbox]")];

function open(at) {
  const dialog = document.createElement("dialog");
  const image = document.createElement("img");
  const close = document.createElement("button");
  dialog.className = "pt-lightbox";
  dialog.setAttribute("aria-label", "照片");
  close.className = "btn btn-default";
  close.textContent = "关闭";
  let place = at;
  function show() {
    image.src = links[place].href;
    image.alt = links[place].querySelector("img")?.alt ?? "照片";
  }
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    place = (place + step + links.length) % links.length;
    show();
  });
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[place].focus();
  });
  show();
  dialog.append(image, close);
  document.body.append(dialog);
  dialog.showModal();
}

links.forEach((link, at) =>
  link.addEventListener("click", (event) => {
    event.preventDefault();
    open(at);
  }),
);
