// 模板: for the person who keeps the templates. Pictures, faults, tags, a try with a workbook.

import { act, address, ask } from "./api.js";
import { fill, h, tell } from "./dom.js";
import { findings, trouble } from "./findings.js";
import { host } from "./host.js";
import { Sheets } from "./sheets.js";
import { tagList } from "./tags.js";
import { say } from "./words.js";

export async function templates(place, name) {
  if (name) return template(place, `template:${name}`);
  const listed = await ask("templates");
  const card = (each) => {
    const picture = h("img", { src: address("picture", { of: each.of, page: 0 }), alt: "", loading: "lazy" });
    picture.addEventListener("error", () => picture.remove());
    return h("li", {}, h("a", { class: "layout", href: `#/templates/${encodeURIComponent(each.name)}` }, picture, h("span", {}, each.name)));
  };
  fill(place, h("h1", {}, say("nav-templates")), h("p", {}, say("templates-intro")), h("ul", { class: "layouts" }, listed.map(card)));
}

/** One template, or the open document that is to become one. */
export async function template(place, of) {
  const told = await ask("template", { of });
  const { reports } = await ask("reports");
  const paper = h("section", { class: "paper", "aria-label": say("paper") });
  const sheets = new Sheets(paper);
  const count = told.problems.length;
  const side = h(
    "div",
    { class: "side" },
    h("h2", {}, count ? say("problems-count", { count }) : say("no-problems")),
    findings(told.problems, (problem) => go(problem, sheets)),
    reports.length ? trial(of, reports, sheets) : null,
    h("h2", {}, say("tags")),
    tagList(told),
  );
  fill(
    place,
    h("p", {}, h("a", { href: "#/templates" }, say("nav-templates"))),
    h("h1", {}, told.name),
    h("div", { class: "columns" }, side, paper),
  );
  await sheets.show(of).catch(() => fill(paper, h("p", {}, say("no-pictures"))));
}

/** To a fault's place: in the open document where there is one, else on the picture. */
async function go(problem, sheets) {
  const isThere = (await host.goTo(problem.words)) || sheets.goTo((words) => words === problem.words);
  if (!isThere) tell(say("not-on-page", { place: problem.steps || problem.where.text }));
}

function trial(of, reports, sheets) {
  const choice = h("select", { id: "book" }, reports.slice(0, 200).map((each) => h("option", { value: each.id }, each.name)));
  const result = h("div", {});
  const go = async () => {
    fill(result);
    try {
      const tried = await act("tried", { of, id: choice.value });
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
