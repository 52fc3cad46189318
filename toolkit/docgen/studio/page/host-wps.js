// WPS 加载项: the objects of its JS API follow Word's and Excel's (WPS 开放平台, 加载项开发文档). Tried with a stand-in
// written from that documentation (tests/support/wps_stand_in.js), never in the real program.

const application = () => globalThis.Application ?? globalThis.wps?.WpsApplication?.();
const open = () => application()?.ActiveWorkbook ?? application()?.ActiveDocument;
const words = (range) => range.Text.replace(/[\r\n\x07]+$/, "");

function files() {
  return application().Workbooks ?? application().Documents;
}

export const wps = {
  hasDocument: true,
  program: () => (application()?.Workbooks ? "et" : "wps"),
  ready: async () => {},
  path: async () => open()?.FullName ?? "",
  async paragraph() {
    const range = application()?.Selection?.Paragraphs?.Item(1)?.Range;
    return range ? words(range) : "";
  },
  async goTo(wanted) {
    const paragraphs = application()?.ActiveDocument?.Paragraphs;
    for (let number = 1; number <= (paragraphs?.Count ?? 0); number++) {
      const range = paragraphs.Item(number).Range;
      if (words(range) !== wanted) continue;
      range.Select();
      return true;
    }
    return false;
  },
  async showCell({ sheet, cell }, book) {
    const standing = application()?.ActiveWorkbook;
    const found = standing?.Name === book ? standing.Sheets.Item(sheet) : null;
    if (!found) return false;
    found.Activate();
    found.Range(cell).Select();
    return true;
  },
  /**
   * TypeText would pass through AutoCorrect, which makes “ of " and … of ...; a range's text is taken as it is.
   * A block begins behind the paragraph of the cursor: a {%p … %} that shared it would take its words away.
   */
  async insert(lines) {
    const selection = application()?.Selection;
    if (!selection?.Range) return false;
    if (lines.length === 1) {
      selection.Range.Text = lines[0];
      return true;
    }
    const paragraph = selection.Paragraphs.Item(selection.Paragraphs.Count).Range;
    const isEmpty = !words(paragraph);
    const end = paragraph.End - 1;
    paragraph.SetRange(end, end);
    paragraph.Text = (isEmpty ? "" : "\r") + lines.join("\r");
    return true;
  },
  async save() {
    open()?.Save();
    return Boolean(open());
  },
  /** Closing and opening in one breath: WPS may take the pane away with the document's window. */
  async reload() {
    const standing = open();
    if (!standing?.Saved) return false;
    const path = standing.FullName;
    standing.Close(false);
    files().Open(path);
    return true;
  },
};
