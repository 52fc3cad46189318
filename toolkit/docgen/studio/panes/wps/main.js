// What WPS calls by name from ribbon.xml, in its unseen page. No module: the names must be global.
// Written from WPS's documentation of 加载项 and tried with a stand-in, never in the real WPS.

const WANTED = {
  docgenUpdate: "update",
  docgenCheck: "check",
  docgenMend: "mend",
  docgenMerge: "merge",
  docgenCompare: "compare",
  docgenTags: "tags",
};
const DOCKED_RIGHT = 2;
/** The address that WPS was given is /wps/TOKEN/: it stands in a file of this user's only. */
const TOKEN = location.pathname.split("/")[2];

const application = () => window.Application ?? window.wps.WpsApplication();
const storage = () => application().PluginStorage ?? window.wps.PluginStorage;
/** 文字 and 表格 share what is stored, and each counts its panes from 1. */
const program = () => (application().Workbooks ? "et" : "wps");
const key = () => `docgen-pane-${program()}`;

function OnAddinLoad(ribbon) {
  application().ribbonUI ??= ribbon;
  storage().setItem(key(), "");
  return true;
}

function GetImage() {
  return "icon.svg";
}

function OnAction(control) {
  const what = WANTED[control.Id];
  const known = storage().getItem(key());
  let pane = known ? application().GetTaskPane(known) : null;
  if (pane) tell(what);
  else {
    // Over http always: a pane made of a file's address overwrote the open document.
    pane = application().CreateTaskPane(`${location.origin}/?token=${TOKEN}&pane=wps#/pane/${what}`, "docgen");
    storage().setItem(key(), pane.ID);
    pane.DockPosition = DOCKED_RIGHT;
  }
  pane.Visible = true;
  return true;
}

/** The pane is another page: it is told through the studio. */
function tell(what) {
  const headers = { "X-Docgen": TOKEN, "Content-Type": "application/json" };
  fetch("/api/want", { method: "POST", headers, body: JSON.stringify({ what, program: program() }) });
}
