// The browser's own file field speaks the browser's language; this one speaks the portal's.
const field = document.getElementById("import-file");
const name = document.querySelector("[data-file-name]");

function tell() {
  name.textContent = field.files[0]?.name || "还没有选择文件";
}

field.addEventListener("change", tell);
tell(); // the browser may have kept the choice over a reload
