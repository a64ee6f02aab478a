// On pages that stand between a form and its sending (sign-in, stale page): what was typed has not arrived,
// so keep.js offers it back on the next page instead of dropping it. Loaded in the head and not as a module: it must
// have run before anybody can send the page.
try {
  sessionStorage.setItem("keep-interrupted", "1");
} catch {
  // No storage in this browser: nothing was kept either.
}
