/* Keys of lists, cases and approvals. They move the focus or follow a link; nothing is sent by one key. Needs app.js. */
"use strict";

const isTyping = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function moveInList(step) {
  const links = all("[data-list] [data-item]");
  const here = links.indexOf(document.activeElement);
  const next = links[here < 0 && step < 0 ? 0 : Math.min(Math.max(here + step, 0), links.length - 1)];
  next?.focus();
}

const focusOn = (selector) => one(selector)?.focus();
const press = (selector) => one(selector)?.click();
const boxOf = (element) => element.closest("tr, li")?.querySelector("input[type=checkbox]");
let ticked = null;

/* With Shift: every row from the one that was ticked last to this one. */
function tick(event) {
  const box = boxOf(document.activeElement);
  if (!box) return;
  const boxes = all("[data-list] [data-item]").map(boxOf);
  const [from, to] = [boxes.indexOf(ticked), boxes.indexOf(box)].sort((one, other) => one - other);
  if (event.shiftKey && from >= 0) boxes.slice(from, to + 1).forEach((each) => { each.checked = true; }); else box.click();
  ticked = box;
}

const KEYS = {
  "/": () => focusOn("input[type=search]"),
  n: () => press("[data-key-new]"),
  j: () => moveInList(1),
  k: () => moveInList(-1),
  x: tick,
  "?": () => press(".foot a[href='/help/']"),
  "[": () => press(".crumbs [rel=prev]"),
  "]": () => press(".crumbs [rel=next]"),
};
["a", "b", "r"].forEach((key) => { KEYS[key] = () => focusOn(`[data-key=${key}]`); });
const BRACKETS = { BracketLeft: "[", BracketRight: "]" }; /* by their place: other layouts have letters there */
const GO = { m: "/queue/mine/", a: "/approvals/", w: "/queue/waiting/", s: "/statistics/" };
const AFTER = { /* a letter that follows another */
  g: (key) => GO[key] && one(`.side a[href='${GO[key]}']`),
  t: (key) => all(".tabs a").find((tab) => tab.pathname.split("/").at(-2).startsWith(key)),
};
let first = "";

function actOf(key) {
  const link = first ? AFTER[first](key) : /[1-9]/.test(key) && all(".next .buttons a")[key - 1];
  first = !first && AFTER[key] ? key : "";
  return link ? () => link.click() : !first && KEYS[key];
}

/* What Ctrl and a key do in a form: it is sent, or kept as a draft. */
function pressInForm(event, key) {
  const form = event.target.form;
  const draft = key === "s" && form?.querySelector("[name=draft][value=yes], button[value=draft]");
  if (draft) { event.preventDefault(); draft.click(); }
  if (key === "enter") form?.requestSubmit();
}

/* Keys move the focus; Enter acts. data-keys="off" on <html> is the user's off switch. */
function pressKey(event) {
  const key = (event.key || "").toLowerCase(); /* a browser that fills in a form presses keys without a name */
  if (event.ctrlKey && event.shiftKey && key === "h") { event.preventDefault(); toggleNames(); return; }
  if (key === "escape") { all("details.who[open], details.queue-pick[open]").forEach((details) => { details.open = false; one("summary", details).focus(); }); return; }
  if (event.ctrlKey) { pressInForm(event, key); return; }
  if (page.dataset.keys === "off" || event.altKey || event.metaKey || isTyping(event.target)) return;
  const act = actOf(BRACKETS[event.code] || key);
  if (act) { event.preventDefault(); act(event); }
}

on("keydown", pressKey);
