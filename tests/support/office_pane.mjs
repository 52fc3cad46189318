// Has the adapter for Word and Excel do what standard input says, with office-addin-mock in the place of Office.js.
// Usage: node office_pane.mjs NODE_MODULES HOST-OFFICE.JS   {"program": "word", "does": "insert", "with": [["…"]]}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/`);
const { OfficeMockObject } = require("office-addin-mock");
const asked = JSON.parse(readFileSync(0, "utf8"));
const done = [];
const doing = (name) => (...what) => void done.push([name, ...what]);

const paragraphs = (asked.paragraphs ?? []).map((text, number) => ({ text, select: doing(`select ${number}`) }));
const WORD = {
  document: {
    body: { paragraphs: { items: paragraphs } },
    selection: {
      paragraphs: { first: { text: asked.paragraphs?.[0] ?? "" }, getFirst() { return this.first; } },
      insertText: doing("insertText"),
      insertParagraph: doing("insertParagraph"),
    },
    getSelection() { return this.selection; },
    save: doing("save"),
  },
};
const sheet = { isNullObject: false, activate: doing("activate"), getRange: (cell) => ({ select: doing(`select ${cell}`) }) };
const EXCEL = {
  workbook: {
    name: "某局.xlsx",
    save: doing("save"),
    worksheets: { getItemOrNullObject: (name) => (name === "正文" ? sheet : { isNullObject: true }) },
  },
};

const isExcel = asked.program === "excel";
const mock = new OfficeMockObject({ context: isExcel ? EXCEL : WORD }, isExcel ? "excel" : "word");
const program = { run: (work) => work(mock.context) };
globalThis[isExcel ? "Excel" : "Word"] = program;
const open = { host: isExcel ? "Excel" : "Word", document: { url: "/材料/某局.docx" } };
globalThis.Office = { onReady: async () => ({}), context: open };

const { office } = await import(pathToFileURL(process.argv[3]).href);
await office.ready();
const answer = await office[asked.does](...(asked.with ?? []));
console.log(JSON.stringify({ answer, done }));
