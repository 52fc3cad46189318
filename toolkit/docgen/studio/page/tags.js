// The tags that a template may have; a click puts one, or a whole block, at the cursor.

import { ask } from "./api.js";
import { fill, h, tell } from "./dom.js";
import { host } from "./host.js";
import { say } from "./words.js";

export async function tags(place) {
  fill(place, h("h1", {}, say("tags")), tagList(await ask("tags")));
}

/** `told` has `blocks` (name, lines) and `groups` of single tags (name, tags). */
export function tagList(told) {
  const group = ({ name, tags: listed }) => [h("h3", {}, say(`tags-${name}`)), h("ul", { class: "tags" }, listed.map((each) => item(each, [each])))];
  return h(
    "div",
    {},
    h("p", { class: "hint" }, say(host.hasDocument ? "tags-insert" : "tags-copy")),
    h("h3", {}, say("tag-blocks")),
    h("ul", { class: "tags" }, told.blocks.map((block) => item(say(`block-${block.name}`), block.lines))),
    told.groups.map(group),
  );
}

function item(words, lines) {
  const put = async () => tell(say((await host.insert(lines)) ? "inserted" : "copied", { tag: words }));
  return h("li", {}, h("button", { type: "button", title: lines.join("\n"), onclick: put }, words));
}
