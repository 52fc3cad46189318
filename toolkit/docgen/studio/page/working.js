// Work that takes a while: what is done, that it goes on, and a button that stops it.

import { act } from "./api.js";
import { h } from "./dom.js";
import { say } from "./words.js";

export function working(words) {
  const stop = h("button", { type: "button", onclick: () => act("stop", {}).catch(() => {}) }, say("stop"));
  return h("div", { class: "working", role: "status" }, h("p", {}, words), h("progress", { "aria-label": words }), " ", stop);
}
