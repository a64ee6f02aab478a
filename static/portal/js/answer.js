// A page drawn as the answer to a form that a script sent is opened under ?answer=… (portal/middleware/sent_by_script.py).
// That part has done its work when the page is there: reloading, and what is kept, go by the plain address.
const here = new URL(location.href);
if (here.searchParams.has("answer")) {
  here.searchParams.delete("answer");
  history.replaceState(history.state, "", here.pathname + here.search + here.hash);
}
