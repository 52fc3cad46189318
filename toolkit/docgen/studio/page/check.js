// 格式检查: any document that is dropped, its findings grouped and marked on its pages, mended and downloaded.

import { act, address, ask, handOver } from "./api.js";
import { dropPlace } from "./drops.js";
import { fill, h } from "./dom.js";
import { findings, trouble } from "./findings.js";
import { host } from "./host.js";
import { plain } from "./origins.js";
import { Sheets } from "./sheets.js";
import { say } from "./words.js";
import { working } from "./working.js";

export async function check(place, of) {
  const result = h("div", {});
  const take = async (file) => {
    fill(result, working(say("checking", { name: file.name })));
    try {
      const dropped = await handOver(file);
      window.history.replaceState?.(null, "", `#/check/${encodeURIComponent(dropped.of)}`);
      await show(result, dropped.of);
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  const drop = dropPlace(say("drop-document"), ".docx,.docm,.dotx,.doc,.wps", take);
  fill(place, h("h1", {}, say("check-title")), drop, result);
  if (of) await show(result, of).catch((refused) => fill(result, trouble(refused)));
}

async function show(result, of) {
  const paper = h("section", { class: "paper", "aria-label": say("paper") });
  const found = await ask("examined", { of });
  const faulty = new Set(found.groups.flatMap((group) => group.findings.map((each) => plain(each.words))));
  const sheets = new Sheets(paper, { mark: (words) => (words && faulty.has(plain(words)) ? "faulty" : "") });
  const groups = found.groups.map((group) => groupOf(group, sheets));
  const side = h("div", { class: "side" }, summary(found, of), findings(found.problems), groups);
  fill(result, h("h2", {}, found.name), h("div", { class: "columns" }, side, paper));
  const engine = await sheets.show(of).catch(() => "");
  if (!engine) fill(paper, h("p", { class: "engine" }, say("no-pictures")));
}

function summary(found, of) {
  const count = found.groups.reduce((sum, group) => sum + group.findings.length, 0);
  if (!count) return h("p", { role: "status" }, found.problems.length ? "" : say("check-fine"));
  const result = h("div", {});
  const mend = h(
    "button",
    { class: "main", type: "button", onclick: () => mended(result, of) },
    say("mend", { count: found.mendable }),
  );
  return h("div", {}, h("p", { role: "status" }, say("check-count", { count })), found.mendable ? mend : null, result);
}

async function mended(result, of) {
  fill(result, working(say("mending")));
  try {
    const made = await act("mended", { of });
    const link = h("a", { href: address("download", { of: made.of }), download: made.name }, made.name);
    const look = h("a", { href: `#/check/${encodeURIComponent(made.of)}` }, say("look-at-mended"));
    fill(result, h("p", { role: "status" }, say("mended", { count: made.count })), h("p", {}, link), h("p", {}, look));
  } catch (refused) {
    fill(result, trouble(refused));
  }
}

function groupOf(group, sheets) {
  const go = async (problem) =>
    (await host.goTo(problem.words)) || sheets.goTo((words) => plain(words) === plain(problem.words));
  const remedies = group.remedies.map((remedy) => h("p", { class: "hint" }, remedy));
  const listed = findings(group.findings.map((each) => ({ ...each, hint: "" })), go);
  const title = `${group.title}（${group.findings.length}）`;
  return h("details", { class: "group", open: group.findings.length < 4 }, h("summary", {}, title), remedies, listed);
}
