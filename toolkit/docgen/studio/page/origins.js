// Where the words of a report come from: the paragraphs that the studio tells, and their cells.

import { h } from "./dom.js";

/** Words without blanks: a picture, a document and a workbook part their lines differently. */
export const plain = (words) => (words ?? "").replace(/\s/g, "");

export const cellOf = (place) => `${place.sheet}!${place.cell}`;

/** The paragraph among `said` that has these words. */
export function saidBy(said, words) {
  return said.find((each) => each.words === words || plain(each.words) === plain(words));
}

/** The cells that a paragraph's words stem from. */
export function cellsOf(said) {
  return said?.origins.filter((origin) => origin.cell && origin.words.trim()) ?? [];
}

/** A list of cells, each a button for which `go` is called; `near` is the one that is meant. */
export function cellList(cells, go, near = null) {
  const button = (cell) => h("button", { class: "place cell", type: "button", onclick: () => go(cell) }, cellOf(cell));
  return h("ul", {}, cells.map((cell) => h("li", { class: cell === near ? "near" : "" }, button(cell), " ", cell.words)));
}
