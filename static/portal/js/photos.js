// Photos are made small before they travel: longest side 1600, JPEG. Drawing them anew also drops place and device data.
// <input type="file" data-photos="list-id" data-most="9">; the list shows thumbnails, each can be taken out again.
const LONGEST = 1600;
const QUALITY = 0.8;

async function shrink(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // what was transparent would turn black in a JPEG
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  const name = file.name.replace(/\.[^.]*$/, "") + ".jpg";
  return new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified });
}

// A picture the browser cannot read goes as it is; the server decides and says why.
async function small(file) {
  try {
    return await shrink(file);
  } catch {
    return file;
  }
}

function size(files) {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return bytes > 1048576 ? `${(bytes / 1048576).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}

function thumbnail(file, index, remove) {
  const item = document.createElement("li");
  const image = document.createElement("img");
  const button = document.createElement("button");
  item.className = "pt-photo";
  item.dataset.fresh = "";
  image.src = URL.createObjectURL(file);
  image.alt = `待上传照片 ${index + 1}：${file.name}`;
  image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  Object.assign(button, { type: "button", className: "pt-photo-remove", textContent: "✕" });
  button.setAttribute("aria-label", `移除照片 ${index + 1}`);
  button.addEventListener("click", remove);
  item.append(image, button);
  return item;
}

function watch(input) {
  const list = document.getElementById(input.dataset.photos);
  const note = document.querySelector(`[data-photos-note="${input.id}"]`);
  // What stays with the record or waits for it; a ticked one makes room.
  const kept = () => list.querySelectorAll("[data-kept]").length - list.querySelectorAll(".pt-photo-tick:checked").length;
  const most = Number(input.dataset.most) || 9;
  let files = [];
  let working = null; // settles when every photo chosen so far is small

  function show() {
    const carrier = new DataTransfer();
    for (const file of files) carrier.items.add(file);
    input.files = carrier.files;
    for (const old of list.querySelectorAll("[data-fresh]")) old.remove();
    const add = list.querySelector("[data-photo-add]");
    files.forEach((file, index) => {
      const item = thumbnail(file, index, () => {
        files = files.filter((one) => one !== file);
        show();
        input.dispatchEvent(new Event("input", { bubbles: true }));
        ready();
      });
      if (add) add.before(item);
      else list.append(item);
    });
    if (note) note.textContent = files.length ? `${kept() + files.length} / ${most} · 已压缩至 ${size(files)}` : `${kept()} / ${most}`;
  }

  list.addEventListener("change", (event) => {
    if (event.target.matches(".pt-photo-tick")) show();
  });

  // They may be kept (keep.js) now: before, the field holds the camera's own.
  function ready() {
    input.dispatchEvent(new CustomEvent("photos:ready", { bubbles: true }));
  }

  async function take(chosen) {
    const room = Math.max(0, most - kept() - files.length);
    if (note) note.textContent = "正在压缩照片……";
    for (const file of chosen.slice(0, room)) files.push(await small(file));
    show();
    if (note && chosen.length > room) note.textContent += `，最多 ${most} 张，其余未加入`;
    ready();
  }

  input.addEventListener("change", () => {
    const chosen = [...input.files];
    const mine = (working = Promise.resolve(working).then(() => take(chosen)).finally(() => {
      if (working === mine) working = null;
    }));
  });

  // Kept ones come back as they are.
  input.addEventListener("photos:put", (event) => {
    files = [...event.detail];
    show();
  });

  // Sent in the middle of it, the form waits: the field holds the last choice only.
  document.addEventListener("submit", (event) => {
    if (!working || event.target !== input.form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    working.then(() => event.target.requestSubmit(event.submitter));
  }, true);
}

for (const input of document.querySelectorAll("input[type=file][data-photos]")) watch(input);
