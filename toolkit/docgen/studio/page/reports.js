// 报告: every workbook with its state in words, live, the newest first. Only the rows in sight are made.

import { ask, follow } from "./api.js";
import { fill, h } from "./dom.js";
import { findings } from "./findings.js";
import { say, when } from "./words.js";

const ROW = 64;
const SPARE = 8;
const FEW = 20;

export async function reports(place) {
  const list = new List(place);
  return follow(() => list.load(), (kind, facts) => list.happened(kind, facts));
}

class List {
  constructor(place) {
    this.known = new Map();
    this.search = h("input", { id: "search", type: "search", oninput: () => this.draw() });
    this.count = h("p", { class: "count", role: "status" });
    this.notices = h("div", {});
    this.rows = h("div", { class: "rows", role: "list" });
    this.window = h("div", { class: "list", onscroll: () => this.place() }, this.rows);
    this.changed = new Set();
    const find = h("p", { class: "field" }, h("label", { for: "search" }, say("search")), this.search);
    fill(place, h("h1", {}, say("reports-title")), find, this.count, this.notices, this.window);
  }

  async load() {
    const answer = await ask("reports");
    this.known = new Map(answer.reports.map((each) => [each.id, each]));
    this.waiting = answer.waiting;
    const notices = answer.notices.filter((each) => each.severity !== "note");
    fill(this.notices, notices.length ? findings(notices) : null);
    this.draw();
  }

  happened(kind, facts) {
    if (kind === "waiting") this.waiting = facts.waiting;
    if (kind === "gone") this.known.delete(facts.id);
    if (kind === "report") this.changed.add(facts.id);
    if (["anew", "notice", "started"].includes(kind)) this.isStale = true;
    this.timer ??= setTimeout(() => this.catchUp(), 60);
  }

  async catchUp() {
    this.timer = null;
    const changed = [...this.changed];
    this.changed.clear();
    if (this.isStale || changed.length > FEW) {
      this.isStale = false;
      await this.load();
      return;
    }
    const lines = await Promise.all(changed.map((id) => ask("line", { id }).catch(() => null)));
    for (const line of lines) if (line && line.state !== "strange") this.known.set(line.id, line);
    this.draw();
  }

  draw() {
    const wanted = this.search.value.trim().toLowerCase();
    const all = [...this.known.values()].sort((a, b) => b.when - a.when || b.number - a.number);
    this.shown = wanted ? all.filter((each) => `${each.folder}/${each.name}`.toLowerCase().includes(wanted)) : all;
    const waiting = this.waiting ? say("waiting", { count: this.waiting }) : "";
    this.count.textContent = [say("count", { count: all.length, shown: this.shown.length }), waiting].join(" ");
    this.rows.style.height = `${this.shown.length * ROW}px`;
    this.window.classList.toggle("empty", !this.shown.length);
    this.place();
  }

  place() {
    const first = Math.max(0, Math.floor(this.window.scrollTop / ROW) - SPARE);
    const last = Math.min(this.shown.length, first + Math.ceil(this.window.clientHeight / ROW) + 2 * SPARE);
    const focused = document.activeElement?.dataset?.id;
    const rows = [];
    for (let index = first; index < last; index++) rows.push(this.row(this.shown[index], index));
    fill(this.rows, rows.length ? rows : h("p", { class: "nothing" }, say("no-reports")));
    if (focused) this.rows.querySelector(`[data-id="${focused}"]`)?.focus({ preventScroll: true });
  }

  row(each, index) {
    const state = h("span", { class: `state ${each.state}` }, stateWords(each));
    const name = h("span", { class: "name" }, each.name);
    const beside = h("span", { class: "beside" }, `${each.folder} · ${when(each.when)}`);
    const link = h("a", { href: `#/report/${each.id}`, "data-id": each.id }, name, state, beside);
    const row = h(
      "div",
      { class: "row", role: "listitem", "aria-setsize": this.shown.length, "aria-posinset": index + 1 },
      link,
    );
    row.style.top = `${index * ROW}px`;
    return row;
  }
}

/** The state of a report in words. */
export function stateWords(each) {
  return say(`state-${each.state}`, { count: each.count });
}
