// A browser has no open document: what would be inserted is copied.

export const browser = {
  hasDocument: false,
  program: () => "browser",
  ready: async () => {},
  path: async () => "",
  paragraph: async () => "",
  goTo: async () => false,
  showCell: async () => false,
  async insert(lines) {
    await navigator.clipboard?.writeText(lines.join("\n")).catch(() => {});
    return false;
  },
  save: async () => false,
  reload: async () => false,
};
