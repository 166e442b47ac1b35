/* Warns before a session ends, and takes what was typed to safety when it does. Without this file the server keeps what is sent. Needs app.js. */
"use strict";

const SEEN = "seen"; /* when any tab of this browser last reached the server */
const note = () => { try { localStorage.setItem(SEEN, String(Date.now())); } catch { /* private window: each tab counts for itself */ } };
const seen = (own) => { try { return Math.max(own, Number(localStorage.getItem(SEEN)) || 0); } catch { return own; } };

function watch(dialog) {
  const { idle, left, warns } = dialog.dataset;
  const limit = Date.now() + left * 1000;
  let own = Date.now();
  let typed = null;
  note();

  const idleEnds = () => seen(own) + idle * 1000;
  const secondsLeft = () => Math.round((Math.min(limit, idleEnds()) - Date.now()) / 1000);
  const isLimit = () => limit <= idleEnds();

  async function stay() {
    const answer = await fetch(dialog.dataset.stayUrl, { method: "POST", headers: { "X-CSRFToken": token(dialog) } }).catch(() => null);
    if (answer?.status === 204) { own = Date.now(); note(); }
    dialog.close();
  }

  function look() {
    const seconds = secondsLeft();
    if (seconds <= 0) { leave(dialog, typed); return; }
    setTimeout(look, 1000);
    if (seconds > warns) { if (dialog.open) dialog.close(); return; }
    if (!dialog.open) warn(dialog, isLimit());
    sayLeft(one("[role=status]", dialog), seconds);
  }

  on("input", (event) => { if (event.target.form?.method === "post") typed = event.target.form; });
  one("[data-stay]", dialog).addEventListener("click", stay);
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); if (isLimit()) dialog.close(); else stay(); });
  look();
}

const token = (dialog) => one("[name=csrfmiddlewaretoken]", dialog).value;

function warn(dialog, isLimit) {
  one("[data-idle-words]", dialog).hidden = isLimit;
  one("[data-limit-words]", dialog).hidden = !isLimit;
  one("[data-stay]", dialog).hidden = isLimit;
  dialog.showModal();
}

/* By minutes, the last minute by twenty seconds, so that a screen reader is not talking all the time. */
function sayLeft(status, seconds) {
  const minutes = Math.ceil(seconds / 60);
  const words = seconds <= 60 ? status.dataset.seconds.replace("{n}", Math.ceil(seconds / 20) * 20)
    : minutes === 1 ? status.dataset.one : status.dataset.minutes.replace("{n}", minutes);
  if (status.textContent !== words) status.textContent = words;
}

async function leave(dialog, typed) {
  const page = location.pathname + location.search;
  const body = typed?.isConnected ? new FormData(typed) : new FormData();
  if (typed) all("[type=password], [type=file]", typed).forEach((control) => body.delete(control.name));
  body.set("leave-page", page);
  body.set("leave-action", typed?.isConnected ? new URL(typed.action, location.href).pathname : page);
  await fetch(dialog.dataset.leaveUrl, { method: "POST", body, headers: { "X-CSRFToken": token(dialog) } }).catch(() => null);
  location.assign(`${dialog.dataset.signInUrl}?next=${encodeURIComponent(page)}`);
}

on("DOMContentLoaded", () => {
  const dialog = one("dialog.session-end");
  if (dialog) watch(dialog);
});
