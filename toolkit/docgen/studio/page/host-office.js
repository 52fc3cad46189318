// Word and Excel through Office.js, whose script comes from Microsoft (server.py puts it into the page). Tried with
// office-addin-mock, never in the real programs.

const inWord = (work) => globalThis.Word.run(work);
const isExcel = () => Boolean(globalThis.Excel?.run) && globalThis.Office?.context?.host === "Excel";

export const office = {
  hasDocument: true,
  program: () => (isExcel() ? "excel" : "word"),
  ready: async () => void (await globalThis.Office.onReady()),
  path: async () => globalThis.Office.context.document?.url ?? "",
  async paragraph() {
    if (isExcel()) return "";
    return inWord(async (context) => {
      const first = context.document.getSelection().paragraphs.getFirst();
      first.load("text");
      await context.sync();
      return first.text;
    });
  },
  async goTo(words) {
    if (isExcel()) return false;
    return inWord(async (context) => {
      const paragraphs = context.document.body.paragraphs;
      paragraphs.load("items");
      await context.sync();
      const found = paragraphs.items.find((each) => each.text === words);
      if (!found) return false;
      found.select();
      await context.sync();
      return true;
    });
  },
  async showCell({ sheet, cell }, book) {
    if (!isExcel()) return false;
    return globalThis.Excel.run(async (context) => {
      const found = context.workbook.worksheets.getItemOrNullObject(sheet);
      context.workbook.load("name");
      await context.sync();
      if (found.isNullObject || context.workbook.name !== book) return false;
      found.activate();
      found.getRange(cell).select();
      await context.sync();
      return true;
    });
  },
  async insert(lines) {
    if (isExcel()) return false;
    return inWord(async (context) => {
      const selection = context.document.getSelection();
      if (lines.length === 1) selection.insertText(lines[0], "Replace");
      // Each goes behind the selection's paragraph, so the last goes first.
      else for (const line of [...lines].reverse()) selection.insertParagraph(line, "After");
      await context.sync();
      return true;
    });
  },
  async save() {
    if (isExcel()) return globalThis.Excel.run(async (context) => save(context, context.workbook));
    return inWord(async (context) => save(context, context.document));
  },
  /** No call of Office.js reads a file anew. */
  reload: async () => false,
};

async function save(context, file) {
  file.save();
  await context.sync();
  return true;
}
