// A browser has no open document: what would be inserted is copied.

export const browser = {
  name: "browser",
  inserts: false,
  path: async () => "",
  paragraph: async () => "",
  goTo: async () => false,
  async insert(text) {
    await navigator.clipboard?.writeText(text).catch(() => {});
    return false;
  },
  save: async () => false,
  reload: async () => false,
};
