// The program around the page: a browser, WPS, or Word/Excel through Office.js. Each gives the same few functions.

import { browser } from "./host-browser.js";
import { office } from "./host-office.js";
import { wps } from "./host-wps.js";

const pane = new URLSearchParams(globalThis.location?.search ?? "").get("pane");

/**
 * What a host can do; a function answers a promise.
 *   path()          where the open document lies, "" where the host does not say
 *   paragraph()     the words of the selected paragraph
 *   goTo(words)     select the first paragraph with these words; whether it is there
 *   insert(text)    put text at the cursor as one run; false where it was copied instead
 *   save(), reload()
 */
export const host = { wps, office }[pane] ?? browser;
