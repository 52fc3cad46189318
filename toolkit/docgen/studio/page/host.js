// The program around the page: a browser, WPS, or Word/Excel through Office.js. Each gives the same few functions.

import { browser } from "./host-browser.js";
import { office } from "./host-office.js";
import { wps } from "./host-wps.js";

const pane = new URLSearchParams(globalThis.location?.search ?? "").get("pane");

/**
 * What a host can do; a function answers a promise, and false where it could not.
 *   hasDocument           whether a document or workbook of the person's stands beside the page
 *   program()             "wps" 文字, "et" 表格 …: whose ribbon is meant
 *   ready()               when the other functions may be called
 *   path()                where the open file lies, "" where the host does not say
 *   paragraph()           the words of the selected paragraph
 *   goTo(words)           select the first paragraph with these words
 *   showCell(place, book) select a cell ({sheet, cell}) of the open workbook, if that is the one of this name
 *   insert(lines)         put text at the cursor: one line in the paragraph there, several as paragraphs; false where
 *                         it was copied instead
 *   save()                save the open file
 *   reload()              read the open file anew; never where it holds what was not saved
 */
export const host = { wps, office }[pane] ?? browser;
