// 历史: the kept versions of a report, side by side with how it stands now.

import { act, address, ask } from "./api.js";
import { fill, h } from "./dom.js";
import { trouble } from "./findings.js";
import { Sheets } from "./sheets.js";
import { say } from "./words.js";

export async function history(place, id) {
  const { name, versions } = await ask("history", { id });
  const then = h("section", { class: "paper" });
  const now = h("section", { class: "paper" });
  const title = h("h2", {}, say("version-then"));
  const show = (version) => {
    title.textContent = version.name;
    new Sheets(then).show(version.of).catch(() => fill(then, h("p", {}, say("no-pictures"))));
  };
  const result = h("div", {});
  const back = async (version) => {
    try {
      await act("back", { id, of: version.of });
      location.hash = `#/report/${id}`;
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  const item = (version) =>
    h(
      "li",
      {},
      h("button", { type: "button", onclick: () => show(version) }, version.name),
      " ",
      h("a", { href: address("download", { of: version.of }) }, say("download")),
      " ",
      h("button", { type: "button", onclick: () => back(version) }, say("bring-back")),
    );
  fill(
    place,
    h("p", {}, h("a", { href: `#/report/${id}` }, say("back", { name }))),
    h("h1", {}, say("history-title", { name })),
    versions.length ? h("ol", { class: "versions" }, versions.map(item)) : h("p", {}, say("no-versions")),
    versions.length ? h("p", { class: "hint" }, say("bring-back-hint")) : null,
    result,
    versions.length
      ? h("div", { class: "pair" }, h("div", {}, title, then), h("div", {}, h("h2", {}, say("version-now")), now))
      : null,
  );
  if (!versions.length) return;
  show(versions[0]);
  await new Sheets(now).show(`report:${id}`).catch(() => {});
}
