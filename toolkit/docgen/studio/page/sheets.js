// The pages of a document as pictures, with an unseen button over each paragraph.

import { address, ask } from "./api.js";
import { fill, h } from "./dom.js";
import { say } from "./words.js";

/**
 * A stack of pages in `place`. `options.onpick(words, part)` is told which paragraph was clicked, and how far into it;
 * `options.mark(words)` names a class for a paragraph that needs a look.
 */
export class Sheets {
  constructor(place, options = {}) {
    this.place = place;
    this.options = options;
    this.version = "";
    this.boxes = [];
  }

  /** Show the document that the studio calls `of`; pictures change only when they are loaded. */
  async show(of) {
    const seen = await ask("pages", { of });
    const isNew = seen.version !== this.version;
    this.version = seen.version;
    this.engine = seen.engine;
    this.boxes = seen.boxes;
    if (seen.engine && isNew) await this.draw(seen);
    else if (seen.engine) this.overlay();
    return seen.engine;
  }

  async draw(seen) {
    const pages = seen.sizes.map((size, number) => this.page(seen, size, number));
    const first = pages[0]?.querySelector("img");
    if (first) await first.decode().catch(() => {});
    const top = window.scrollY;
    this.pages = pages;
    this.overlay();
    fill(this.place, h("p", { class: "engine" }, say(`engine-${seen.engine}`)), pages);
    window.scrollTo(0, top);
  }

  page(seen, [width, height], number) {
    const source = address("picture", { of: seen.of, page: number, v: seen.version });
    const picture = h("img", {
      src: source, alt: say("page", { number: number + 1, count: seen.sizes.length }), width: Math.round(width),
      height: Math.round(height), loading: number > 1 ? "lazy" : "eager", "data-version": seen.version,
    });
    return h("figure", { class: "sheet" }, picture, h("div", { class: "spots" }));
  }

  overlay() {
    this.buttons = [];
    for (const [number, page] of (this.pages ?? []).entries()) {
      const own = this.boxes.filter((box) => box.page === number).map((box) => this.spot(box));
      fill(page.querySelector(".spots"), own);
    }
  }

  spot(box) {
    const mark = this.options.mark?.(box.words) ?? "";
    const label = box.words.length > 80 ? `${box.words.slice(0, 80)}…` : box.words;
    const button = h("button", { type: "button", class: `spot ${mark}`, "aria-label": label, title: "" });
    button.addEventListener("click", (event) => this.options.onpick?.(box.words, this.part(box, event)));
    for (const side of ["left", "top", "width", "height"]) button.style[side] = `${box[side] * 100}%`;
    this.buttons.push([box.words, button]);
    return button;
  }

  /** How far into its paragraph a click was, from 0 to 1; a key says nothing of that. */
  part(box, event) {
    if (!event.detail) return null;
    const own = this.boxes.filter((each) => each.words === box.words);
    const before = own.slice(0, own.indexOf(box)).reduce((sum, each) => sum + each.height, 0);
    const whole = own.reduce((sum, each) => sum + each.height, 0);
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return (before + (box.height * (event.clientY - top)) / height) / whole;
  }

  /** Go to the first paragraph for which `isIt(words)` holds; whether there is one. */
  goTo(isIt) {
    const found = this.buttons?.find(([words]) => isIt(words));
    if (!found) return false;
    this.place.querySelectorAll(".spot.here").forEach((spot) => spot.classList.remove("here"));
    found[1].classList.add("here");
    found[1].scrollIntoView({ block: "center" });
    found[1].focus({ preventScroll: true });
    return true;
  }
}
