// 汇总: a superior office gathers its units' workbooks into one, and sees who is missing and what looks wrong.

import { act, ask } from "./api.js";
import { fill, h } from "./dom.js";
import { findings, trouble } from "./findings.js";
import { say } from "./words.js";
import { working } from "./working.js";

export async function summary(place) {
  const known = await ask("summary");
  const result = h("div", { role: "status" });
  const option = (value, words = value) => h("option", { value }, words);
  const folder = h("select", { id: "units" }, known.folders.map((each) => option(each)));
  const layout = h("select", { id: "layout" }, option("", say("summary-any-layout")), known.layouts.map((each) => option(each)));
  const expected = h("textarea", { id: "expected", rows: 6 });
  expected.value = known.expected;
  const gather = async (event) => {
    event.preventDefault();
    fill(result, working(say("summary-working")));
    try {
      show(result, await act("summary", { folder: folder.value, layout: layout.value, expected: expected.value }));
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  const field = (control, words, more) => h("p", { class: "field" }, h("label", { for: control.id }, say(words)), control, more);
  const another = h("a", { href: "#/start" }, say("summary-other-folder"));
  fill(
    place,
    h("h1", {}, say("nav-summary")),
    h("p", {}, say("summary-intro", { name: known.book })),
    h(
      "form",
      { onsubmit: gather },
      field(folder, "summary-folder", h("span", { class: "hint" }, " ", another)),
      field(layout, "summary-layout"),
      field(expected, "summary-expected"),
      h("button", { class: "main", type: "submit" }, say(known.is_there ? "summary-again" : "summary-make")),
    ),
    result,
  );
}

function show(result, made) {
  const lines = (title, listed) =>
    listed.length ? [h("h2", {}, say(title, { count: listed.length })), h("ul", {}, listed.map((each) => h("li", {}, each)))] : null;
  const line = ({ file, words }) => `${file}：${words}`;
  fill(
    result,
    h("p", {}, say(`summary-${made.became}`, { units: made.units, count: made.changes })),
    h("p", {}, h("a", { class: "main", href: `#/report/${made.id}` }, say("go-on"))),
    lines("summary-missing", made.missing),
    lines("summary-unread", made.unread.map(line)),
    lines("summary-doubtful", made.doubtful.map(line)),
    findings(made.problems),
  );
  result.querySelector("a").focus();
}
