// 在 WPS 里使用: for who has no terminal, the add-in is entered and taken away from the page.

import { act } from "./api.js";
import { fill, h } from "./dom.js";
import { findings, trouble } from "./findings.js";
import { say } from "./words.js";

export function inWps() {
  const result = h("div", { role: "status" });
  const change = (enter) => async () => {
    try {
      const done = await act("wps", { enter });
      fill(result, h("p", {}, say(enter ? "wps-entered" : "wps-left")), findings(done.problems));
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  return h(
    "section",
    { class: "folders" },
    h("h2", {}, say("wps-title")),
    h("p", {}, say("wps-intro")),
    h("p", {}, h("button", { type: "button", onclick: change(true) }, say("wps-enter")), " ", h("button", { type: "button", onclick: change(false) }, say("wps-leave"))),
    result,
  );
}
