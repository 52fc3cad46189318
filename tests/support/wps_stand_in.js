// A stand-in for WPS's JS API, of the objects that the panes use, written from the documentation of 加载项
// (open.wps.cn: 文字 API and 表格 API follow Word's and Excel's). `globalThis.wpsTold` keeps what was done.

(() => {
globalThis.wpsTold = [];
const tell = (...what) => globalThis.wpsTold.push(what.join(" "));

/** A document of 文字: `paragraphs` are its words. */
globalThis.standInForWps = (path, paragraphs) => {
  const range = (number) => ({
    get Text() {
      return `${paragraphs[number]}\r`;
    },
    Select: () => tell("select", number),
  });
  const selection = { Paragraphs: { Item: () => ({ Range: range(0) }) } };
  Object.defineProperty(selection, "Range", {
    value: Object.defineProperty({}, "Text", { set: (text) => tell("text", JSON.stringify(text)) }),
  });
  const open = {
    FullName: path,
    Saved: true,
    Paragraphs: { get Count() { return paragraphs.length; }, Item: (number) => ({ Range: range(number - 1) }) },
    Save: () => tell("save"),
    Close: (keep) => tell("close", keep),
  };
  globalThis.Application = {
    ActiveDocument: open,
    Selection: selection,
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
