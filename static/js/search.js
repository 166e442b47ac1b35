/* Parts of pages, made by the server: results while somebody types, and how many are new in a list. Without this file Enter shows them. Needs app.js. */
"use strict";

const PAUSE = 250;
const SHORTEST = 2;

/* Nothing where it does not come. */
async function part(url, signal) {
  const answer = await fetch(url, { headers: { "X-Part": "yes" }, signal }).catch(() => null);
  if (!answer || answer.redirected || ![200, 422].includes(answer.status)) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes;
}

/* A list that has grown says so, and its rows stay where they are. */
function tellNews(place) {
  setInterval(async () => {
    const said = !document.hidden && await part(place.dataset.news);
    if (said) place.replaceChildren(...said);
  }, 30000);
}

function searchAsTyped(form) {
  const field = one("input[type=search]", form);
  const place = one("[data-found-here]") || one("[data-found]", form);
  let waiting = null;
  let asking = null;
  const hide = () => { if (place.dataset.found !== undefined) place.hidden = true; };

  async function ask(recent) {
    asking?.abort();
    asking = new AbortController();
    const query = field.value.trim();
    if (query.length < SHORTEST && !(recent && !query)) { hide(); return; }
    const asked = `${form.getAttribute("action")}?${new URLSearchParams({ q: query })}`;
    const said = await part(asked, asking.signal);
    if (!said || field.value.trim() !== query) return;
    place.replaceChildren(...said);
    place.hidden = false;
  }

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, PAUSE, false); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { hide(); field.focus(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || place.hidden) return;
    event.preventDefault();
    const links = all("[data-item]", place);
    (links[links.indexOf(document.activeElement) + step] || field).focus();
  });
  on("keydown", (event) => {
    if (!event.ctrlKey || event.key !== "k") return;
    event.preventDefault();
    field.focus();
    ask(true);
  });
  form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) hide(); });
  on("pointerdown", (event) => { if (!form.contains(event.target)) hide(); });
}

on("DOMContentLoaded", () => {
  all("form[data-search]").forEach(searchAsTyped);
  all("[data-news]").forEach(tellNews);
});
