// Findings as everywhere: where, what, how to mend it.

import { h } from "./dom.js";
import { say } from "./words.js";

const ORDER = ["error", "warning", "note"];

/** A list of findings, the gravest first; `go` is called with one whose place is wanted. */
export function findings(problems, go) {
  const sorted = [...problems].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return h("ul", { class: "findings" }, sorted.map((each) => finding(each, go)));
}

function finding(problem, go) {
  const place = problem.steps ?? problem.where.text;
  const canGo = go && (problem.where.cell || problem.words);
  const where = canGo ? goTo(problem, go) : h("span", { class: "place" }, place);
  const places = problem.places?.length ? h("p", { class: "places" }, problem.places.map((each) => goTo(each, go))) : null;
  const badge = h("span", { class: `badge ${problem.severity}` }, say(problem.severity));
  const code = h("span", { class: "code" }, problem.code);
  return h(
    "li",
    { class: problem.severity },
    h("p", { class: "head" }, badge, " ", place ? where : "", " ", code),
    h("p", {}, problem.message),
    places,
    problem.hint ? h("p", { class: "hint" }, problem.hint) : null,
  );
}

function goTo(problem, go) {
  const place = problem.steps ?? problem.where.text;
  return h("button", { class: "place", type: "button", onclick: () => go?.(problem) }, place);
}

/** What went wrong with something that was asked for. */
export function trouble(refused) {
  const said = refused.message ? h("p", {}, refused.message) : null;
  return h("div", { class: "trouble", role: "alert" }, said, findings(refused.problems ?? []));
}
