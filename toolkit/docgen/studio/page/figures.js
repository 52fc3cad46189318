// 数据 of one workbook: value, last period, 同比, and what is still missing.

import { ask, follow } from "./api.js";
import { fill, h } from "./dom.js";
import { say } from "./words.js";

export async function figures(place, id) {
  const load = async () => {
    const { name, figures: listed } = await ask("figures", { id });
    const missing = listed.filter((each) => each.is_missing).length;
    fill(
      place,
      h("p", {}, h("a", { href: `#/report/${id}` }, say("back", { name }))),
      h("h1", {}, say("figures-title", { name })),
      h("p", { role: "status" }, say(missing ? "figures-missing" : "figures-whole", { count: missing })),
      listed.length ? table(listed) : null,
    );
  };
  return follow(load, (kind, facts) => {
    if (kind === "anew" || (kind === "report" && facts.id === id)) load().catch(() => {});
  });
}

function table(listed) {
  const heads = ["name", "value", "unit", "previous", "change", "cell"];
  const cell = (each, head, index) =>
    h(index ? "td" : "th", { scope: index ? undefined : "row", class: head }, text(each, head));
  const row = (each) => h("tr", { class: each.is_missing ? "missing" : "" }, heads.map((head, i) => cell(each, head, i)));
  return h(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": say("nav-figures") },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, say(`figure-${head}`))))),
      h("tbody", {}, listed.map(row)),
    ),
  );
}

function text(each, head) {
  return head === "value" && each.is_missing ? `${each.value} ${say("to-fill")}`.trim() : each[head];
}
