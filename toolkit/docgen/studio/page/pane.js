// The file that is open in WPS, Word or Excel beside this page, and what docgen can do with it.

import { act, ask } from "./api.js";
import { fill, h } from "./dom.js";
import { findings, trouble } from "./findings.js";
import { host } from "./host.js";
import { cellList, cellsOf, plain, saidBy } from "./origins.js";
import { stateWords } from "./reports.js";
import { say } from "./words.js";
import { working } from "./working.js";

/** What each button does, and for which kinds of file it is there. */
const DEEDS = {
  update: { does: update, kinds: ["report", "workbook"] },
  origin: { does: origin, kinds: ["report"] },
  check: { does: check, kinds: ["report", "document", "template"] },
  mend: { does: mend, kinds: ["report", "document"] },
  merge: { does: go("edits"), kinds: ["report", "workbook"] },
  compare: { does: go("history"), kinds: ["report", "workbook"] },
  tags: { does: tags, kinds: ["report", "document", "template"] },
};

export async function pane(place, what) {
  const path = await host.path();
  const file = await ask("at", { path });
  const result = h("div", { class: "result", role: "status" });
  const buttons = Object.entries(DEEDS)
    .filter(([, deed]) => deed.kinds.includes(file.kind))
    .map(([name, deed]) => h("button", { type: "button", onclick: () => doing(deed, file, result) }, say(`do-${name}`)));
  const state = file.line ? h("p", { class: `state ${file.line.state}` }, stateWords(file.line)) : null;
  fill(
    place,
    h("h1", {}, file.name || say("nav-pane")),
    h("p", {}, say(`kind-${file.kind}`, { name: file.of_name })),
    state,
    file.kind === "elsewhere" ? watching(file.folder, result) : null,
    buttons.length ? h("div", { class: "deeds" }, buttons) : null,
    result,
  );
  const deed = DEEDS[what];
  if (deed?.kinds.includes(file.kind)) await doing(deed, file, result);
  else if (deed && file.kind !== "elsewhere") fill(result, h("p", {}, say("not-for-this")));
}

async function doing(deed, file, result) {
  fill(result, working(say("working")));
  try {
    await deed.does(file, result);
  } catch (refused) {
    fill(result, trouble(refused));
  }
}

function watching(folder, result) {
  const open = async () => {
    try {
      await act("folder", { path: folder });
      fill(result, h("p", {}, say("folder-opened")));
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  return h("button", { type: "button", onclick: open }, say("open-its-folder"));
}

/** A workbook is saved first: what stands on the screen is what is meant. */
async function update(file, result) {
  if (file.kind === "workbook") await host.save();
  const made = await act("make", { id: file.id });
  if (file.kind === "report" && made.line.state === "made") await host.reload();
  const book = file.kind === "workbook" ? file.name : file.of_name;
  fill(
    result,
    h("p", {}, stateWords(made.line)),
    made.line.state === "locked" ? h("p", {}, say("close-first")) : null,
    h("p", {}, h("a", { href: `#/report/${file.id}` }, say("look-at-report"))),
    findings(made.problems, (problem) => host.showCell(problem.where, book)),
  );
}

/** Where the selected paragraph comes from: its cells, each a button that goes there. */
async function origin(file, result) {
  const words = plain(await host.paragraph());
  const told = await ask("report", { id: file.id });
  const cells = words ? cellsOf(saidBy(told.said, words)) : [];
  const go = async (cell) => (await host.showCell(cell, told.book)) || act("open", { id: file.id, what: "book" });
  fill(result, h("h2", {}, say("origin")), cells.length ? cellList(cells, go) : h("p", {}, say(words ? "no-origin" : "choose-paragraph")));
}

async function check(file, result) {
  await host.save();
  if (file.kind === "template") location.hash = `#/template/${encodeURIComponent(file.of)}`;
  else location.hash = `#/check/${encodeURIComponent(file.of)}`;
  fill(result);
}

async function mend(file, result) {
  await host.save();
  const made = await act("mended-beside", { of: file.of });
  const open = () => act("open", { of: made.of }).catch((refused) => fill(result, trouble(refused)));
  fill(
    result,
    h("p", {}, say(made.count ? "mended-beside" : "nothing-to-mend", { count: made.count, name: made.name })),
    made.count ? h("button", { type: "button", onclick: open }, say("open-mended")) : null,
    findings(made.problems),
  );
}

function go(page) {
  return async (file, result) => {
    location.hash = `#/${page}/${file.id}`;
    fill(result);
  };
}

async function tags(file, result) {
  location.hash = file.kind === "template" ? `#/template/${encodeURIComponent(file.of)}` : "#/tags";
  fill(result);
}
