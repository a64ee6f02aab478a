// What is typed and not yet saved, in IndexedDB: it outlives a reload, the network and the browser itself.
// forms: one entry a form, by user and form id.  files: what was chosen in one file field of it.
const about = document.getElementById("keeping").dataset;
const DAY = 24 * 3600 * 1000;
const BOTH = ["forms", "files"];
export const MOST_BYTES = Number(about.megabytes) * 1024 * 1024;
const SIGNED_OUT = "portal-signed-out"; // in localStorage: a mark that every sign-out in this browser makes anew
const markAtStart = mark();
let opened;

function database() {
  opened ??= window.idb.openDB("portal-keep", 1, {
    upgrade(base) {
      base.createObjectStore("forms", { keyPath: ["user", "id"] });
      base.createObjectStore("files", { keyPath: ["user", "id", "field"] });
    },
  });
  return opened;
}

// "strict": done means on the disk, not on its way there.
async function writing(stores, act) {
  const work = (await database()).transaction(stores, "readwrite", { durability: "strict" });
  await act(work);
  await work.done;
}

function of(user, id) {
  return id === undefined ? IDBKeyRange.bound([user], [user, []]) : IDBKeyRange.bound([user, id], [user, id, []]);
}

function mark() {
  try {
    return localStorage.getItem(SIGNED_OUT);
  } catch {
    return null; // a browser that stores nothing
  }
}

// Another window signed out since this page was opened: nothing that is typed here is kept any more.
function refuseWhenOver() {
  if (mark() !== markAtStart) throw new Error("signed out");
}

export async function put(entry) {
  refuseWhenOver();
  return writing(["forms"], (work) => work.objectStore("forms").put({ ...entry, user: about.user }));
}

export async function putFiles(id, field, files) {
  refuseWhenOver();
  return writing(["files"], (work) => work.objectStore("files").put({ user: about.user, id, field, files }));
}

// Everything of this user, the newest first.
export async function entries() {
  const found = await (await database()).getAll("forms", of(about.user));
  return found.sort((one, other) => other.at - one.at);
}

export async function filesOf(id) {
  return (await database()).getAll("files", of(about.user, id));
}

export function forget(ids) {
  return writing(BOTH, async (work) => {
    for (const id of ids) {
      await work.objectStore("forms").delete([about.user, id]);
      await work.objectStore("files").delete(of(about.user, id));
    }
  });
}

// At sign-out: nothing of this user stays on the device, or comes to it from another window.
export async function forgetMe() {
  localStorage.setItem(SIGNED_OUT, `${Date.now()} ${Math.random()}`);
  return writing(BOTH, (work) => Promise.all(BOTH.map((name) => work.objectStore(name).delete(of(about.user)))));
}

// Whoever it belongs to: what is too old goes.
export function sweep() {
  const oldest = Date.now() - Number(about.days) * DAY;
  return writing(BOTH, async (work) => {
    for (const { user, id, at } of await work.objectStore("forms").getAll()) {
      if (at >= oldest) continue;
      await work.objectStore("forms").delete([user, id]);
      await work.objectStore("files").delete(of(user, id));
    }
  });
}
