// One report: its pages, its problems beside them, and where each sentence comes from.

import { act, ask, follow } from "./api.js";
import { fill, h, tell } from "./dom.js";
import { findings } from "./findings.js";
import { host } from "./host.js";
import { cellList, cellOf, cellsOf, plain, saidBy } from "./origins.js";
import { stateWords } from "./reports.js";
import { Sheets } from "./sheets.js";
import { say } from "./words.js";

export async function report(place, id) {
  const view = new View(place, id);
  return follow(() => view.first(), (kind, facts) => view.happened(kind, facts));
}

class View {
  constructor(place, id) {
    this.id = id;
    this.title = h("h1", {});
    this.state = h("p", { class: "state", role: "status" });
    this.problems = h("section", { class: "problems", "aria-label": say("problems") });
    this.origin = h("section", { class: "origin", "aria-live": "polite" });
    this.paper = h("section", { class: "paper", "aria-label": say("paper") });
    this.sheets = new Sheets(this.paper, {
      onpick: (words, part) => this.pick(words, part),
      mark: (words) => this.mark(words),
    });
    const side = h("div", { class: "side" }, this.origin, this.problems);
    const columns = h("div", { class: "columns" }, side, this.paper);
    fill(place, this.title, this.state, this.tools(), columns);
  }

  tools() {
    const open = (what) => () => act("open", { id: this.id, what }).catch((refused) => tell(refused.message));
    const button = (what) => h("button", { type: "button", onclick: open(what) }, say(`open-${what}`));
    const link = (page) => h("a", { href: `#/${page}/${this.id}` }, say(`nav-${page}`));
    return h(
      "div",
      { class: "tools" },
      ["book", "report", "folder"].map(button),
      ["edits", "figures", "history"].map(link),
    );
  }

  /** A workbook that was just made is not on the shelf at once. */
  async first() {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.load();
      } catch (refused) {
        if (attempt === 20) throw refused;
        await new Promise((done) => setTimeout(done, 250));
      }
    }
  }

  async load() {
    const asked = (this.asked = Symbol("asked"));
    const pages = this.sheets.show(`report:${this.id}`).catch(() => "");
    const told = await ask("report", { id: this.id });
    if (asked !== this.asked) return;
    this.told = told;
    this.show(told);
    const engine = await pages;
    if (asked !== this.asked) return;
    if (engine) this.sheets.overlay();
    else this.showText(told);
  }

  show(told) {
    this.title.textContent = told.name;
    this.state.textContent = stateWords(told);
    this.state.className = `state ${told.state}`;
    const words = told.problems.length ? say("problems-count", { count: told.problems.length }) : say("no-problems");
    fill(this.problems, h("h2", {}, words), findings(told.problems, (problem) => this.go(problem)));
    if (!this.origin.childNodes.length) fill(this.origin, h("p", { class: "hint" }, say("click-sentence")));
  }

  /** The report as text, where nothing can make pictures of it or it was never made. */
  showText(told) {
    const paragraph = (said) =>
      h("p", { class: `said-${said.look}` }, h("button", { type: "button", onclick: () => this.pick(said.words) }, said.words));
    const why = told.said.length ? say("as-text") : say("no-text");
    fill(this.paper, h("p", { class: "engine" }, why), told.said.map(paragraph));
  }

  happened(kind, facts) {
    const isOurs = (kind === "report" && facts.id === this.id) || kind === "anew";
    if (!isOurs) return;
    this.load().catch(() => {});
  }

  saidBy(words) {
    return saidBy(this.told?.said ?? [], words);
  }

  mark(words) {
    const said = this.saidBy(words);
    if (!said) return "";
    const cells = new Set(said.origins.filter((origin) => origin.cell).map(cellOf));
    const grave = this.told.problems.filter((each) => each.severity !== "note");
    if (grave.some((each) => [each, ...each.places].some((place) => cells.has(cellOf(place.where))))) return "faulty";
    return said.origins.some((origin) => origin.is_open) ? "open" : "";
  }

  pick(words, part) {
    const said = this.saidBy(words);
    const origins = cellsOf(said);
    const near = nearest(said, part);
    fill(
      this.origin,
      h("h2", {}, say("origin")),
      origins.length ? cellList(origins, (origin) => this.showCell(origin), near) : h("p", {}, say("no-origin")),
    );
    this.origin.querySelector(".near")?.scrollIntoView({ block: "nearest" });
  }

  /** In Excel or WPS the cell is selected; from a browser the workbook is opened, and the cell told. */
  async showCell(place) {
    if (await host.showCell(place, this.told.book)) return;
    await act("open", { id: this.id, what: "book" }).catch(() => {});
    tell(say("look-at-cell", { place: cellOf(place) }));
  }

  go(problem) {
    if (problem.where.cell) host.showCell(problem.where, this.told.book);
    const is = (origin) => origin.sheet === problem.where.sheet && origin.cell === problem.where.cell;
    const said = this.told.said.filter((each) => each.origins.some(is));
    const isThere = said.some((each) => this.sheets.goTo((words) => plain(words) === plain(each.words)));
    if (!isThere) tell(say("not-on-page", { place: problem.steps || problem.where.text }));
  }
}

/** The origin of the words so far into a paragraph, where that is known: lines are of one length, nearly. */
function nearest(said, part) {
  if (part === null || part === undefined || !said) return null;
  let left = part * said.words.length;
  for (const origin of said.origins) {
    left -= origin.words.length;
    if (left <= 0 && origin.cell) return origin;
  }
  return null;
}


