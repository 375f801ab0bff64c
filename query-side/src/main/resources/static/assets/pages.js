// What a browser with JavaScript adds: the slider of days, and the wall screen that renews itself. Every page works
// without it.
"use strict";

const MINUTE = 60_000;

/** The slider moves the day of the form and shows it; let go, it asks for that day. */
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
  slider.addEventListener("change", () => form.requestSubmit());
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
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelectorAll("form.day").forEach(slide);
  } catch {
    stale.textContent = stale.dataset.text;
    stale.hidden = false;
  }
}

document.querySelectorAll("form.day").forEach(slide);
addEventListener("submit", awaitAnswer);
addEventListener("pageshow", () => document.querySelector("main")?.removeAttribute("aria-busy"));
if (document.body.classList.contains("kiosk")) setInterval(renew, MINUTE);
