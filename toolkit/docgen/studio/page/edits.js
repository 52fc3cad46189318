// 手工修改: what was changed in a report by hand, side by side, and what to do about it.

import { act, address, ask } from "./api.js";
import { fill, h } from "./dom.js";
import { findings, trouble } from "./findings.js";
import { Sheets } from "./sheets.js";
import { say } from "./words.js";

export async function edits(place, id) {
  const told = await ask("edits", { id });
  const result = h("div", {});
  fill(
    place,
    h("p", {}, h("a", { href: `#/report/${id}` }, say("back", { name: told.name }))),
    h("h1", {}, say("edits-title", { name: told.name })),
    h("p", { role: "status" }, say(told.edits.length ? "edits-count" : "edits-none", { count: told.edits.length })),
    told.edits.length ? choices(told, id, result) : null,
    result,
    told.edits.length ? h("ol", { class: "edits" }, told.edits.map(change)) : null,
    told.pending ? sides(told) : null,
  );
}

function change(edit) {
  const sides = [edit.old && h("del", {}, edit.old), edit.new && h("ins", {}, edit.new)];
  return h("li", {}, h("p", {}, edit.words), h("div", { class: "pair" }, sides));
}

function choices(told, id, result) {
  const replace = async () => {
    try {
      await act("back", { id, of: told.pending });
      location.hash = `#/report/${id}`;
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  const button = h("button", { type: "button", onclick: replace }, say("use-new"));
  const take = async () => {
    try {
      const done = await act("merge", { id });
      const all = done.became === "merged";
      const said = h("p", { role: "status" }, say(all ? "merge-done" : "merge-partly", { count: done.count }));
      const on = all ? h("p", {}, h("a", { href: `#/report/${id}` }, say("back", { name: told.name }))) : null;
      fill(result, said, findings(done.problems), on);
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  const merge = h("button", { type: "button", class: "main", onclick: take }, say("merge"));
  const redline = h("a", { href: address("redline", { id }) }, say("redline"));
  return h(
    "div",
    { class: "choices" },
    h("p", {}, say("edits-keep")),
    h("p", {}, merge, " ", redline),
    told.pending ? h("p", {}, say("edits-pending", { name: told.pending_name }), " ", button) : null,
    h("p", {}, h("a", { href: address("download", { of: told.report }) }, say("download"))),
  );
}

function sides(told) {
  const paper = (of) => {
    const place = h("section", { class: "paper" });
    new Sheets(place).show(of).catch(() => fill(place, h("p", {}, say("no-pictures"))));
    return place;
  };
  const side = (title, of) => h("div", {}, h("h2", {}, say(title)), paper(of));
  return h("div", { class: "pair" }, side("edits-mine", told.report), side("edits-new", told.pending));
}
