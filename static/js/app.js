/* Comfort only: every page works without this file. It reads attributes, never builds markup. */
"use strict";

const page = document.documentElement;
const remember = (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* private window */ } };
const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const on = (name, act, whether) => document.addEventListener(name, act, whether);

/* Before the first paint, so that neither the theme nor a hidden name flashes. */
function restore() {
  const theme = recall("theme");
  if (theme === "system") delete page.dataset.theme; else if (theme) page.dataset.theme = theme;
  const names = recall("names");
  if (names === "shown") delete page.dataset.names; else if (names) page.dataset.names = names;
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
    remember("theme", theme || "system");
    show();
  }));
  show();
}

function toggleNames() {
  if (page.dataset.names) delete page.dataset.names; else page.dataset.names = "hidden";
  remember("names", page.dataset.names || "shown");
  showNamesState();
}

function showNamesState() {
  pressOnly(all("[data-toggle-names]"), () => page.dataset.names === "hidden");
}

function offerHiddenNames() {
  all("[data-toggle-names]").forEach((button) => button.addEventListener("click", toggleNames));
  showNamesState();
}

/* Nobody looks at what nobody touches: names rest as initials until a key or the pointer is moved. */
const RESTS_AFTER = 5 * 60 * 1000;
let resting = null;

function awake() {
  clearTimeout(resting);
  if (page.dataset.names === "resting") delete page.dataset.names;
  resting = setTimeout(() => { page.dataset.names ||= "resting"; }, RESTS_AFTER);
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
  (one(".error-summary") || one("[aria-invalid=true]"))?.focus();
}

/* A link of the error summary may point at a group: then its first control takes the focus. */
function followErrorLink(event) {
  const link = event.target.closest(".error-summary a[href^='#']");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  (one("input, select, textarea", target) || target).focus();
}

/* Opening a request keeps the unsent ticks. */
function keepTicks(event) {
  const link = event.target.closest("[data-keeps-ticks] [data-item]");
  if (link) link.search = new URLSearchParams(new FormData(link.closest("form")));
}

async function saveDraft(form, leaving) {
  const state = one("[data-draft-state]", form);
  const body = new FormData(form);
  all("[type=file]", form).forEach((field) => body.delete(field.name));
  const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { "X-Draft": "yes" }, keepalive: leaving }).catch(() => null);
  if (!state) return;
  state.textContent = answer?.ok && !answer.redirected ? `${state.dataset.saved} ${new Date().toTimeString().slice(0, 5)}` : state.dataset.failed;
}

function keepDrafts() {
  all("form[data-autosave]").forEach((form) => {
    let waiting = 0;
    const save = (pause) => { clearTimeout(waiting); waiting = setTimeout(() => { waiting = 0; saveDraft(form); }, pause); };
    const saveNow = (leaving) => { clearTimeout(waiting); waiting = 0; return saveDraft(form, leaving); };
    ["input", "change"].forEach((event) => form.addEventListener(event, () => (event === "change" ? save(500) : waiting || save(10000))));
    form.addEventListener("submit", () => { clearTimeout(waiting); waiting = 0; });
    window.addEventListener("pagehide", () => { if (waiting) saveNow(true); });
    on("submit", async (event) => { /* another form, as that of the language: what was typed here goes first */
      if (!waiting || event.target === form) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      await saveNow();
      event.target.requestSubmit(event.submitter);
    }, true);
  });
}

function start() {
  all("[data-needs-script]").forEach((element) => { element.hidden = false; });
  offerThemes();
  offerHiddenNames();
  keepDrafts();
  focusFirstError();
  on("submit", sendOnce);
  [refuseBlocked, followErrorLink, keepTicks].forEach((act) => on("click", act));
  ["keydown", "pointermove", "pointerdown"].forEach((name) => on(name, awake));
  awake();
  window.addEventListener("pageshow", allowAgain);
  all("[data-tick-all]").forEach((button) => button.addEventListener("click", () => all(button.dataset.tickAll).forEach((box) => { box.checked = true; })));
  all("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
}

restore();
on("DOMContentLoaded", start);
