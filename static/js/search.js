/* Results while somebody types: the same that the page of the search shows, made by the server. Without this file Enter shows them. */
"use strict";

const PAUSE = 250;
const SHORTEST = 2;

function searchAsTyped(form) {
  const field = form.querySelector("input[type=search]");
  const place = document.querySelector("[data-found-here]") || form.querySelector("[data-found]");
  let waiting = null;
  let asking = null;
  const hide = () => { if (place.dataset.found !== undefined) place.hidden = true; };

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const query = field.value.trim();
    if (query.length < SHORTEST) { hide(); return; }
    const asked = `${form.getAttribute("action")}?${new URLSearchParams({ q: query })}`;
    const answer = await fetch(asked, { headers: { "X-Part": "found" }, signal: asking.signal }).catch(() => null);
    if (!answer || answer.redirected || ![200, 422].includes(answer.status)) return;
    const said = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (field.value.trim() !== query) return;
    place.replaceChildren(...said.body.childNodes);
    place.hidden = false;
  }

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, PAUSE); });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") { hide(); field.focus(); } });
  form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) hide(); });
  document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) hide(); });
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("form[data-search]").forEach(searchAsTyped));
