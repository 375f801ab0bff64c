// What a browser with JavaScript adds: the slider of days, a key that leads to the search, and the wall screen that
// renews itself. Every page works without it.
"use strict";

const MINUTE = 60_000;
const PAUSE = 700; // Milliseconds after which somebody has stopped pressing keys.
const KEYS = "the keys move the slider";

let announced = -1; // The tenth of something under way that was said aloud last.
let untold = 0; // How often events broke off.

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

/** Whether a form asks for the page that is shown, at a part of it: the browser goes there, and no answer comes. */
function staysHere(form) {
  const asked = new URL(form.getAttribute("action") ?? "", location.href);
  if (form.method !== "get" || !asked.hash) return false;
  asked.search = new URLSearchParams(new FormData(form)).toString();
  return asked.href.split("#")[0] === location.href.split("#")[0];
}

/** Says that figures are on their way, for as long as they are. */
function awaitAnswer(event) {
  if (staysHere(event.target)) return;
  document.querySelector("main")?.setAttribute("aria-busy", "true");
}

/** Where the page is to be had, with nothing sent: of one that answers a form, the page above. */
function here() {
  const above = document.querySelector("meta[name=above]");
  return above ? above.content : location.href.split("#")[0];
}

/**
 * Puts parts of another page in the place of these. The focus that was in one of them stays on what has the same name,
 * or else comes to the main part.
 */
function replace(page, parts) {
  const focused = document.activeElement;
  const within = parts.some((part) => document.querySelector(part).contains(focused));
  for (const part of parts) document.querySelector(part).replaceWith(page.querySelector(part));
  document.querySelectorAll("form.day").forEach(slide);
  film();
  if (!within) return;
  document.getElementById(focused.id)?.focus({ preventScroll: true });
  if (document.activeElement === document.body) document.querySelector("main").focus({ preventScroll: true });
}

/** Takes the main part of the page as it is now; where nobody answers, what is shown stays and says so. */
async function renew() {
  const stale = document.querySelector(".stale");
  try {
    const answer = await fetch(here(), { headers: { Accept: "text/html" }, redirect: "follow" });
    if (answer.redirected) return location.assign(here()); // Signed out meanwhile.
    if (!answer.ok) throw new Error(String(answer.status));
    replace(new DOMParser().parseFromString(await answer.text(), "text/html"), ["main"]);
  } catch {
    stale.textContent = stale.dataset.text;
    stale.hidden = false;
  }
}

/** Says aloud how far it is, politely, each time another tenth is done. */
function announce() {
  const bar = document.querySelector("progress[data-said]");
  if (!bar) return;
  const tenth = Math.floor(10 * bar.position);
  if (tenth === announced) return;
  announced = tenth;
  let voice = document.getElementById("said");
  if (!voice) {
    voice = document.createElement("p");
    voice.id = "said";
    voice.className = "hidden";
    voice.setAttribute("role", "status");
    document.body.append(voice);
    return; // What the page says when it is opened is read with it.
  }
  voice.textContent = bar.dataset.said;
}

/** Shows what is told of something under way, in the words it is told in. */
function tell(main, told) {
  const bar = main.querySelector("progress");
  if (bar) {
    bar.max = told.max;
    bar.value = told.value;
    bar.setAttribute("max", told.max);
    bar.setAttribute("value", told.value);
    bar.dataset.said = told.said;
  }
  for (const place of main.querySelectorAll("[data-told]")) {
    const text = told[place.dataset.told] ?? "";
    place.textContent = text;
    if (place.dataset.told === "remaining") place.parentElement.hidden = text === "";
  }
  announce();
}

/** Is told of it as it goes, until it is in another state; where nobody tells, the page is looked at again and again. */
function watch(main, every) {
  const events = new EventSource(main.dataset.events);
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    if (told.state === main.dataset.state) return tell(main, told);
    events.close();
    renew().finally(renewWhileUnderWay);
  };
  events.onerror = () => {
    events.close();
    untold += 1;
    setTimeout(() => renew().finally(renewWhileUnderWay), every);
  };
}

/** A page about something under way says how often it is to be looked at, until it says so no more. */
function renewWhileUnderWay() {
  const main = document.querySelector("main");
  const every = Number(main?.dataset.renew);
  if (!(every > 0)) return;
  announce();
  if (main.dataset.events && window.EventSource && untold < 3) return watch(main, every);
  setTimeout(() => renew().finally(renewWhileUnderWay), every);
}

const STEP = 1000; // Milliseconds that a step of a film is shown.
let playing = 0;

/** Another step of the film, in the place of this one. Whoever cannot have it so goes there. */
async function step(way) {
  const link = document.querySelector(`.film .ways a[rel="${way}"]`);
  if (!link) return false;
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    replace(page, ["header.bar", "main"]);
    document.title = page.title;
    history.replaceState(null, "", link.href);
    document.querySelector("#said").textContent = document.querySelector(".film").dataset.said;
  } catch {
    location.assign(link.href);
  }
  return true;
}

function pause() {
  clearTimeout(playing);
  playing = 0;
  const button = document.querySelector("#play");
  if (button) button.textContent = button.dataset.play;
}

/** One step a second, to the end. */
function play() {
  playing = setTimeout(async () => {
    const goesOn = (await step("next")) && playing && document.querySelector('.film .ways a[rel="next"]');
    if (goesOn) play();
    else pause();
  }, STEP);
  const button = document.querySelector("#play");
  button.textContent = button.dataset.pause;
}

/** A film is played unless somebody wants nothing to move. */
function film() {
  const button = document.querySelector("#play");
  if (!button || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  button.hidden = false;
  button.addEventListener("click", () => (playing ? pause() : play()));
}

const WAYS = { ArrowLeft: "prev", ArrowRight: "next", Home: "first", End: "last" };

addEventListener("keydown", (event) => {
  const way = WAYS[event.key];
  const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (!way || typing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!document.querySelector(`.film .ways a[rel="${way}"]`)) return;
  event.preventDefault();
  pause();
  step(way);
});

film();
/** A slash leads to the search: to its field, or to its page; unless somebody is typing. */
function seek(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("main form.search #q");
  const link = document.querySelector(".viewer a[href$='/search']");
  if (!field && !link) return;
  event.preventDefault();
  if (!field) return location.assign(link.href);
  field.focus();
  field.select();
}

document.querySelectorAll("form.day").forEach(slide);
addEventListener("keydown", seek);
addEventListener("submit", awaitAnswer);
addEventListener("pageshow", () => document.querySelector("main")?.removeAttribute("aria-busy"));
if (document.body.classList.contains("kiosk")) setInterval(renew, MINUTE);
renewWhileUnderWay();
