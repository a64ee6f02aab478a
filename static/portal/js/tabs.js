// On a phone the tabs scroll sideways: the one that is open stands in the middle of what is seen.
for (const open of document.querySelectorAll(".pt-tabs [aria-current]")) {
  const strip = open.closest(".pt-tabs");
  const from = open.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  strip.scrollLeft += from - (strip.clientWidth - open.offsetWidth) / 2;
}
