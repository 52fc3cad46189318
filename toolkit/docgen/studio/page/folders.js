// The opened folders, and opening another one.

import { act, ask } from "./api.js";
import { fill, h } from "./dom.js";
import { trouble } from "./findings.js";
import { say } from "./words.js";

export async function folders() {
  const place = h("section", { class: "folders" });
  await show(place);
  return place;
}

async function show(place) {
  const { folders: opened, can_choose: canChoose } = await ask("reports");
  const path = h("input", { id: "folder", name: "folder", spellcheck: "false" });
  const result = h("div", {});
  const attempt = async (what, said) => {
    try {
      await act(what, said);
      await show(place);
    } catch (refused) {
      fill(result, trouble(refused));
    }
  };
  const listed = opened.map((folder) =>
    h(
      "li",
      {},
      h("span", { class: "path" }, folder),
      opened.length > 1
        ? h("button", { type: "button", onclick: () => attempt("close-folder", { path: folder }) }, say("close-folder"))
        : null,
    ),
  );
  const form = h(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        attempt("folder", { path: path.value });
      },
    },
    h("label", { for: "folder" }, say("folder-path")),
    path,
    h("button", { type: "submit" }, say("open-folder")),
  );
  const choose = h("button", { type: "button", onclick: () => attempt("folder", { choose: true }) }, say("choose-folder"));
  const intro = h("p", {}, say("folders-intro"));
  fill(place, h("h2", {}, say("folders")), intro, h("ul", {}, listed), canChoose ? h("p", {}, choose) : null, form, result);
}
