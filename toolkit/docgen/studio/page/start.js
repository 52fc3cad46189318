// 开始: a new workbook from a kind of report, or another folder.

import { act, address, ask, handOver } from "./api.js";
import { fill, h } from "./dom.js";
import { dropPlace } from "./drops.js";
import { findings, trouble } from "./findings.js";
import { folders } from "./folders.js";
import { host } from "./host.js";
import { say } from "./words.js";
import { working } from "./working.js";
import { inWps } from "./wps.js";

export async function start(place) {
  const layouts = await ask("layouts");
  const result = h("div", {});
  const unit = h("input", { id: "unit", name: "unit", autocomplete: "organization", maxlength: 60 });
  const form = h(
    "form",
    {
      class: "new",
      onsubmit: (event) => {
        event.preventDefault();
        make(new FormData(form).get("layout"), unit.value, result);
      },
    },
    h("fieldset", { class: "layouts" }, h("legend", {}, say("choose-layout")), layouts.map(card)),
    h("p", { class: "field" }, h("label", { for: "unit" }, say("unit")), unit),
    h("button", { class: "main", type: "submit" }, say("make-workbook")),
    result,
  );
  const imported = h("div", {});
  const last = dropPlace(say("import-drop"), ".docx,.doc,.wps,.txt,.md,.pdf", (file) => bring(file, imported));
  const beginning = h("section", {}, h("h2", {}, say("import-title")), last, imported);
  fill(place, h("h1", {}, say("start-title")), h("p", {}, say("start-intro")), form, beginning, await folders(), host.hasDocument ? null : inWps());
}

function card(layout, index) {
  const source = address("layout-picture", { id: layout.id });
  const picture = layout.has_picture ? h("img", { src: source, alt: "" }) : outline(layout);
  return h(
    "label",
    { class: "layout" },
    h("input", { type: "radio", name: "layout", value: layout.id, checked: index === 0 }),
    picture,
    h("span", {}, layout.name),
  );
}

function outline(layout) {
  if (!layout.sections.length) return h("p", { class: "outline" }, say("any-shape"));
  return h("ol", { class: "outline" }, layout.sections.map((title) => h("li", {}, title)));
}

async function bring(file, result) {
  fill(result, working(say("import-working", { name: file.name })));
  try {
    const dropped = await handOver(file);
    const made = await act("import", { of: dropped.of });
    fill(
      result,
      h("p", { role: "status" }, say("import-done", { name: made.name, layout: made.layout })),
      h("p", {}, h("a", { class: "main", href: `#/report/${made.id}` }, say("go-on"))),
      findings(made.problems),
    );
    result.querySelector("a").focus();
  } catch (refused) {
    fill(result, trouble(refused));
  }
}

async function make(layout, unit, result) {
  fill(result);
  try {
    const made = await act("new", { layout, unit });
    fill(
      result,
      h("p", { role: "status" }, say("made-workbook", { name: made.name })),
      h("p", {}, h("a", { class: "main", href: `#/report/${made.id}` }, say("go-on"))),
    );
    result.querySelector("a").focus();
  } catch (refused) {
    fill(result, trouble(refused));
  }
}
