// A place where files are dropped or chosen.

import { h } from "./dom.js";

/** A drop place: `words` ask for the file, `kinds` is what a chooser shows, `take` gets it. */
export function dropPlace(words, kinds, take) {
  const input = h("input", { type: "file", accept: kinds, onchange: () => input.files[0] && take(input.files[0]) });
  const place = h("label", { class: "drop" }, h("span", {}, words), input);
  const over = (isOver) => (event) => {
    event.preventDefault();
    place.classList.toggle("over", isOver);
  };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });
  return place;
}
