/* How far exports have come, without loading the page anew. Without this file “Look again” does the same. Rests while the page is not seen. */
"use strict";

const EVERY = 1500;
const LONGEST = 15000;

/* Spoken at each quarter, and not at each look. */
function sayQuarter(place, said) {
  const bar = place.querySelector("progress");
  const quarter = bar ? Math.floor(bar.value / 25) * 25 : 0;
  if (quarter > said.quarter) document.getElementById("export-said").textContent = `${bar.getAttribute("aria-label")}: ${quarter} %`;
  said.quarter = quarter;
}

function watchProgress() {
  const place = document.getElementById("own-exports");
  if (!place || place.dataset.progress === undefined) return;
  let pause = EVERY;
  const spoken = { quarter: 0 };

  async function look() {
    if (document.hidden || place.contains(document.activeElement)) { setTimeout(look, pause); return; }
    const answer = await fetch(location.pathname, { headers: { "X-Part": "exports" } }).catch(() => null);
    if (answer?.redirected || (answer && answer.status !== 200)) return;
    if (answer) {
      const said = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("own-exports");
      if (!said) return;
      if (!place.contains(document.activeElement)) place.replaceChildren(...said.childNodes);
      sayQuarter(place, spoken);
      if (said.dataset.progress === undefined) return;
    }
    pause = Math.min(pause * 1.2, LONGEST);
    setTimeout(look, pause);
  }

  setTimeout(look, pause);
}

document.addEventListener("DOMContentLoaded", watchProgress);
