// What a browser with JavaScript adds: the slider of days, and the wall screen that renews itself. Every page works
// without it.
"use strict";

const MINUTE = 60_000;
const PAUSE = 700; // Milliseconds after which somebody has stopped pressing keys.
const KEYS = "the keys move the slider";

/**
 * The slider moves the day of the form and shows it; let go, or left by the keys for a moment, it asks for that day.
 * The keys go on moving it on the page that comes.
 */
function slide(form) {
  const slider = form.querySelector(".slider");
  const field = form.querySelector("#asOf");
  if (!slider || !field) return;
  slider.hidden = false;
  const first = Date.parse(slider.dataset.first + "T00:00:00Z");
  slider.addEventListener("input", () => {
    field.value = new Date(first + slider.valueAsNumber * 24 * 60 * MINUTE).toISOString().slice(0, 10);
    slider.setAttribute("aria-valuetext", field.value);
  });
  let keys = false;
  let asking;
  const ask = () => {
    if (keys && document.activeElement === slider) sessionStorage.setItem(KEYS, location.pathname);
    form.requestSubmit();
  };
  slider.addEventListener("keydown", () => { keys = true; });
  slider.addEventListener("pointerdown", () => { keys = false; });
  slider.addEventListener("change", () => {
    clearTimeout(asking);
    asking = setTimeout(ask, keys ? PAUSE : 0);
  });
  if (sessionStorage.getItem(KEYS) === location.pathname) slider.focus({ preventScroll: true });
  sessionStorage.removeItem(KEYS);
}

/** Says that figures are on their way, for as long as they are. */
function awaitAnswer() {
  document.querySelector("main")?.setAttribute("aria-busy", "true");
}

/** Takes the main part of the page as it is now; where nobody answers, what is shown stays and says so. */
async function renew() {
  const stale = document.querySelector(".stale");
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "follow" });
    if (answer.redirected) return location.reload(); // Signed out meanwhile.
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const held = document.querySelector("main")?.contains(document.activeElement) ? document.activeElement.id : "";
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelectorAll("form.day").forEach(slide);
    if (held) document.getElementById(held)?.focus({ preventScroll: true });
  } catch {
    stale.textContent = stale.dataset.text;
    stale.hidden = false;
  }
}

/** A page about something under way says how often it is to be looked at, until it says so no more. */
function renewWhileUnderWay() {
  const every = Number(document.querySelector("main")?.dataset.renew);
  if (every > 0) setTimeout(() => renew().finally(renewWhileUnderWay), every);
}

document.querySelectorAll("form.day").forEach(slide);
addEventListener("submit", awaitAnswer);
addEventListener("pageshow", () => document.querySelector("main")?.removeAttribute("aria-busy"));
if (document.body.classList.contains("kiosk")) setInterval(renew, MINUTE);
renewWhileUnderWay();
