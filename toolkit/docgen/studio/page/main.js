// Which page is shown: the part of the address behind # says it.

import { act, ask, connect, listen } from "./api.js";
import { check } from "./check.js";
import { fill, h } from "./dom.js";
import { edits } from "./edits.js";
import { figures } from "./figures.js";
import { host } from "./host.js";
import { history } from "./history.js";
import { pane } from "./pane.js";
import { report } from "./report.js";
import { reports } from "./reports.js";
import { start } from "./start.js";
import { summary } from "./summary.js";
import { tags } from "./tags.js";
import { template, templates } from "./templates.js";
import { learn, say } from "./words.js";

const PAGES = { start, reports, report, figures, history, edits, check, templates, template, tags, pane, summary };
const NAVIGATION = [...(host.hasDocument ? ["pane"] : []), "start", "reports", "summary", "check", "templates"];
const main = document.getElementById("main");
let leave = () => {};
let turn = 0;

async function show() {
  const own = ++turn;
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const page = PAGES[name] ?? (name ? start : reports);
  leave();
  leave = () => {};
  for (const link of document.querySelectorAll("#nav a"))
    if (link.hash === `#/${PAGES[name] ? name : ""}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  const place = h("div", { class: `view ${page.name}` });
  fill(main, place);
  window.scrollTo(0, 0);
  try {
    const left = await page(place, ...rest);
    if (own === turn) leave = left ?? (() => {});
    else left?.();
  } catch (problem) {
    fill(place, h("h1", {}, say("not-shown")), h("p", { role: "alert" }, problem.message || say("not-there")));
  }
  const title = place.querySelector("h1");
  document.title = title ? `${title.textContent} · ${say("studio")}` : say("studio");
  if (show.wasShown && own === turn) main.focus({ preventScroll: true });
  show.wasShown = true;
}

async function begin() {
  await host.ready();
  learn(await ask("words"));
  document.documentElement.lang = say("language");
  document.querySelector(".brand").textContent = say("studio");
  document.getElementById("skip").textContent = say("skip");
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  const nav = document.getElementById("nav");
  nav.setAttribute("aria-label", say("pages"));
  fill(nav, NAVIGATION.map((name) => h("a", { href: `#/${name}` }, say(`nav-${name}`))));
  const state = document.getElementById("link");
  connect((isOn) => {
    state.textContent = isOn ? "" : say("lost");
  });
  listen(wanted);
  window.addEventListener("hashchange", show);
  if (!location.hash) {
    const first = host.hasDocument ? "pane" : (await ask("reports")).reports.length ? "reports" : "start";
    // Who went to a page meanwhile stays there. (Office.js takes history.replaceState away.)
    if (!location.hash) location.replace(`#/${first}`);
  }
  await show();
}

/** A button of the ribbon was pressed: one pane, and one only, does what it asks for. */
async function wanted(kind, { number, what, program }) {
  if (kind !== "wanted" || program !== host.program?.() || document.hidden) return;
  const { is_yours: isOurs } = await act("claim", { number });
  if (!isOurs) return;
  if (location.hash === `#/pane/${what}`) show();
  else location.hash = `#/pane/${what}`;
}

begin();
