// WPS 加载项: the objects of its JS API follow Word's (WPS 开放平台, 加载项开发文档). Untried in the real program.

const application = () => globalThis.wps?.WpsApplication?.() ?? globalThis.Application;
const document_ = () => application()?.ActiveDocument;

export const wps = {
  name: "wps",
  inserts: true,
  path: async () => document_()?.FullName ?? "",
  paragraph: async () => (application()?.Selection?.Paragraphs?.Item(1)?.Range?.Text ?? "").replace(/[\r\x07]+$/, ""),
  async goTo(words) {
    const paragraphs = document_()?.Paragraphs;
    for (let number = 1; number <= (paragraphs?.Count ?? 0); number++) {
      const range = paragraphs.Item(number).Range;
      if (range.Text.replace(/[\r\x07]+$/, "") !== words) continue;
      range.Select();
      return true;
    }
    return false;
  },
  async insert(text) {
    const selection = application()?.Selection;
    if (!selection) return false;
    selection.TypeText(text);
    return true;
  },
  async save() {
    document_()?.Save();
    return Boolean(document_());
  },
  async reload() {
    const open = document_();
    if (!open) return false;
    const path = open.FullName;
    open.Close(0);
    application().Documents.Open(path);
    return true;
  },
};
