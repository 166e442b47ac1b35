/* Keys of lists, cases and approvals. They move the focus or follow a link; nothing is sent by one key. Needs app.js. */
"use strict";

const isTyping = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function moveInList(step) {
  const links = all("[data-list] [data-item]");
  const here = links.indexOf(document.activeElement);
  const next = links[here < 0 && step < 0 ? 0 : Math.min(Math.max(here + step, 0), links.length - 1)];
  next?.focus();
}

const KEYS = {
  "/": () => document.querySelector("input[type=search]")?.focus(),
  n: () => document.querySelector("[data-key-new]")?.click(),
  j: () => moveInList(1),
  k: () => moveInList(-1),
  a: () => document.querySelector("[data-key=a]")?.focus(),
  b: () => document.querySelector("[data-key=b]")?.focus(),
  r: () => document.querySelector("[data-key=r]")?.focus(),
  x: () => document.activeElement.closest("tr, li")?.querySelector("input[type=checkbox]")?.click(),
  "?": () => document.querySelector(".foot a[href='/help/']")?.click(),
};
const GO = { m: "/queue/mine/", a: "/approvals/", w: "/queue/waiting/", s: "/statistics/" };
const AFTER = { /* a letter that follows another */
  g: (key) => GO[key] && document.querySelector(`.side a[href='${GO[key]}']`),
  t: (key) => all(".tabs a").find((tab) => tab.pathname.split("/").at(-2).startsWith(key)),
};
let first = "";

function actOf(key) {
  const link = first ? AFTER[first](key) : /[1-9]/.test(key) && all(".next .buttons a")[key - 1];
  first = !first && AFTER[key] ? key : "";
  return link ? () => link.click() : !first && KEYS[key];
}

/* Keys move the focus; Enter acts. data-keys="off" on <html> is the user's off switch. */
function pressKey(event) {
  if (event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "h") { event.preventDefault(); toggleNames(); return; }
  if (event.key === "Escape") { all("details.who[open], details.queue-pick[open]").forEach((details) => { details.open = false; details.querySelector("summary").focus(); }); return; }
  const control = event.target;
  if (event.ctrlKey && event.key === "Enter" && control.form) { control.form.requestSubmit(); return; }
  if (page.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey || isTyping(control)) return;
  const act = actOf(event.key.toLowerCase());
  if (act) { event.preventDefault(); act(); }
}

document.addEventListener("keydown", pressKey);
