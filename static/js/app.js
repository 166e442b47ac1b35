/* Comfort only: every page works without this file. It reads attributes and never builds markup. No inline code anywhere (content security policy). */
"use strict";

const page = document.documentElement;
const remember = (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* private window */ } };
const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/* Before the first paint, so that neither the theme nor a hidden name flashes. */
function restore() {
  const theme = recall("theme");
  if (theme) page.dataset.theme = theme;
  if (recall("names")) page.dataset.names = "hidden";
}

function pressOnly(buttons, pressed) {
  buttons.forEach((button) => button.setAttribute("aria-pressed", String(pressed(button))));
}

function offerThemes() {
  const buttons = all("[data-set-theme]");
  const show = () => pressOnly(buttons, (button) => button.dataset.setTheme === (page.dataset.theme || ""));
  buttons.forEach((button) => button.addEventListener("click", () => {
    const theme = button.dataset.setTheme;
    if (theme) page.dataset.theme = theme; else delete page.dataset.theme;
    remember("theme", theme);
    show();
  }));
  show();
}

function toggleNames() {
  if (page.dataset.names) delete page.dataset.names; else page.dataset.names = "hidden";
  remember("names", page.dataset.names);
  showNamesState();
}

function showNamesState() {
  pressOnly(all("[data-toggle-names]"), () => page.dataset.names === "hidden");
}

function offerHiddenNames() {
  all("[data-toggle-names]").forEach((button) => button.addEventListener("click", toggleNames));
  showNamesState();
}

/* A second press must not send a second time. Downloads and filters (GET) may be repeated. */
function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post" || form.dataset.download !== undefined) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
}

/* The page can come back from the history: its forms must work again. */
function allowAgain() {
  all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("button[aria-disabled]:not([type=button], [data-blocked])", form).forEach((button) => button.removeAttribute("aria-disabled"));
  });
}

function refuseBlocked(event) {
  if (event.target.closest("[data-blocked]")) event.preventDefault();
}

function focusFirstError() {
  (document.querySelector(".error-summary") || document.querySelector("[aria-invalid=true]"))?.focus();
}

/* A link of the error summary may point at a group: then its first control takes the focus. */
function followErrorLink(event) {
  const link = event.target.closest(".error-summary a[href^='#']");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  const control = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
  (control || target).focus();
}

/* Whoever opens a request keeps the ticks that have not been sent. */
function keepTicks(event) {
  const link = event.target.closest("[data-keeps-ticks] [data-item]");
  if (link) link.search = new URLSearchParams(new FormData(link.closest("form")));
}

const timeNow = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

async function saveDraft(form) {
  const state = form.querySelector("[data-draft-state]");
  const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { "X-Draft": "yes" } }).catch(() => null);
  if (!state) return;
  state.textContent = answer?.ok && !answer.redirected ? `${state.dataset.saved} ${timeNow()}` : state.dataset.failed;
}

function keepDrafts() {
  all("form[data-autosave]").forEach((form) => {
    let waiting = null;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(saveDraft, 2000, form); });
    form.addEventListener("submit", () => clearTimeout(waiting));
  });
}

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
};

/* Keys move the focus; Enter acts. data-keys="off" on <html> is the user's off switch. */
function pressKey(event) {
  if (event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "h") { event.preventDefault(); toggleNames(); return; }
  if (event.key === "Escape") { all("details.who[open], details.queue-pick[open]").forEach((details) => { details.open = false; details.querySelector("summary").focus(); }); return; }
  const control = event.target;
  if (event.ctrlKey && event.key === "Enter" && control.form) { control.form.requestSubmit(); return; }
  if (page.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey || isTyping(control)) return;
  const act = KEYS[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
}

function start() {
  all("[data-needs-script]").forEach((element) => { element.hidden = false; });
  offerThemes();
  offerHiddenNames();
  keepDrafts();
  focusFirstError();
  document.addEventListener("submit", sendOnce);
  [refuseBlocked, followErrorLink, keepTicks].forEach((act) => document.addEventListener("click", act));
  document.addEventListener("keydown", pressKey);
  window.addEventListener("pageshow", allowAgain);
  all("[data-tick-all]").forEach((button) => button.addEventListener("click", () => all(button.dataset.tickAll).forEach((box) => { box.checked = true; })));
  all("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
}

restore();
document.addEventListener("DOMContentLoaded", start);
