// A stand-in for WPS's JS API, of the objects that the panes use, written from the documentation of 加载项
// (open.wps.cn: 文字 API and 表格 API follow Word's and Excel's). `globalThis.wpsTold` keeps what was done.

(() => {
globalThis.wpsTold = [];
const tell = (...what) => globalThis.wpsTold.push(what.join(" "));

/** A document of 文字: `paragraphs` are its words; the cursor stands behind the first `cursor` characters. */
globalThis.standInForWps = (path, paragraphs, cursor = 0) => {
  let text = paragraphs.map((words) => `${words}\r`).join("");
  globalThis.wpsText = () => text;
  const range = (start, end) => ({
    Start: start,
    End: end,
    get Text() {
      return text.slice(this.Start, this.End);
    },
    set Text(words) {
      text = text.slice(0, this.Start) + words + text.slice(this.End);
      this.End = this.Start + words.length;
    },
    SetRange(from, to) {
      this.Start = from;
      this.End = to;
    },
    Select() {
      tell("select", this.Text);
    },
  });
  /** The paragraphs that a stretch of the text touches, from 1. */
  const paragraphsOf = (from, to) => {
    const ends = [...text.matchAll(/\r/g)].map((mark) => mark.index + 1);
    const all = ends.map((end, number) => range(number ? ends[number - 1] : 0, end));
    const found = all.filter((each) => each.End > from && each.Start <= to);
    return { Count: found.length, Item: (number) => ({ Range: found[number - 1] }) };
  };
  const open = {
    FullName: path,
    Saved: true,
    get Paragraphs() {
      return paragraphsOf(0, text.length);
    },
    Save: () => tell("save"),
    Close: (keep) => tell("close", keep),
  };
  globalThis.Application = {
    ActiveDocument: open,
    Selection: {
      get Range() {
        return range(cursor, cursor);
      },
      get Paragraphs() {
        return paragraphsOf(cursor, cursor);
      },
    },
    Documents: { Open: (name) => tell("open", name) },
    ...ribbon(),
  };
};

/** A workbook of 表格. */
globalThis.standInForEt = (path) => {
  const sheet = (name) => ({
    Activate: () => tell("activate", name),
    Range: (cell) => ({ Select: () => tell("select", name, cell) }),
  });
  const open = {
    FullName: path,
    Name: path.split("/").pop(),
    Saved: true,
    Sheets: { Item: sheet },
    Save: () => tell("save"),
    Close: (keep) => tell("close", keep),
  };
  globalThis.Application = { ActiveWorkbook: open, Workbooks: { Open: (name) => tell("open", name) }, ...ribbon() };
};

function ribbon() {
  const stored = new Map();
  const panes = new Map();
  return {
    PluginStorage: { getItem: (key) => stored.get(key), setItem: (key, value) => stored.set(key, value) },
    CreateTaskPane(url) {
      const pane = { ID: panes.size + 1, Visible: false };
      panes.set(pane.ID, pane);
      tell("pane", url);
      return pane;
    },
    GetTaskPane: (id) => panes.get(id) ?? null,
  };
}
})();
