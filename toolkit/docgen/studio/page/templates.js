// 模板: for the person who keeps the templates. Pictures, faults, tags, a try with a workbook.

import { act, address, ask } from "./api.js";
import { fill, h, tell } from "./dom.js";
import { findings, trouble } from "./findings.js";
import { host } from "./host.js";
import { Sheets } from "./sheets.js";
import { say } from "./words.js";

export async function templates(place, name) {
  if (name) return one(place, name);
  const listed = await ask("templates");
  const card = (each) => {
    const picture = h("img", { src: address("picture", { of: each.of, page: 0 }), alt: "", loading: "lazy" });
    picture.addEventListener("error", () => picture.remove());
    return h("li", {}, h("a", { class: "layout", href: `#/templates/${encodeURIComponent(each.name)}` }, picture, h("span", {}, each.name)));
  };
  fill(place, h("h1", {}, say("nav-templates")), h("p", {}, say("templates-intro")), h("ul", { class: "layouts" }, listed.map(card)));
}

async function one(place, name) {
  const told = await ask("template", { name });
  const { reports } = await ask("reports");
  const paper = h("section", { class: "paper", "aria-label": say("paper") });
  const sheets = new Sheets(paper);
  const count = told.problems.length;
  const side = h(
    "div",
    { class: "side" },
    h("h2", {}, count ? say("problems-count", { count }) : say("no-problems")),
    findings(told.problems),
    reports.length ? trial(name, reports, sheets) : null,
    h("h2", {}, say("tags")),
    h("p", { class: "hint" }, say(host.inserts ? "tags-insert" : "tags-copy")),
    h("ul", { class: "tags" }, [...told.tags, ...told.names.map((each) => `{{ ${each} }}`)].map(tag)),
  );
  fill(
    place,
    h("p", {}, h("a", { href: "#/templates" }, say("nav-templates"))),
    h("h1", {}, name),
    h("div", { class: "columns" }, side, paper),
  );
  await sheets.show(`template:${name}`).catch(() => fill(paper, h("p", {}, say("no-pictures"))));
}

function tag(text) {
  const put = async () => tell(say((await host.insert(text)) ? "inserted" : "copied", { tag: text }));
  return h("li", {}, h("button", { type: "button", onclick: put }, text));
}

function trial(name, reports, sheets) {
  const choice = h("select", { id: "book" }, reports.slice(0, 200).map((each) => h("option", { value: each.id }, each.name)));
  const result = h("div", {});
  const go = async () => {
    fill(result);
    try {
      const tried = await act("tried", { name, id: choice.value });
      fill(result, findings(tried.problems));
      await sheets.show(tried.of);
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  return h(
    "div",
    {},
    h("h2", {}, say("try")),
    h("label", { for: "book" }, say("try-book")),
    choice,
    " ",
    h("button", { type: "button", onclick: go }, say("try-now")),
    result,
  );
}
