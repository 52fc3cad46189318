// Word through Office.js, whose script comes from Microsoft (the manifest's page loads it). Untried in the real program.

const word = (work) => globalThis.Word.run(work);

export const office = {
  name: "office",
  inserts: true,
  path: async () => globalThis.Office?.context?.document?.url ?? "",
  paragraph: () =>
    word(async (context) => {
      const first = context.document.getSelection().paragraphs.getFirst();
      first.load("text");
      await context.sync();
      return first.text;
    }),
  goTo: (words) =>
    word(async (context) => {
      const paragraphs = context.document.body.paragraphs;
      paragraphs.load("items/text");
      await context.sync();
      const found = paragraphs.items.find((each) => each.text === words);
      if (!found) return false;
      found.select();
      await context.sync();
      return true;
    }),
  insert: (text) =>
    word(async (context) => {
      context.document.getSelection().insertText(text, "Replace");
      await context.sync();
      return true;
    }),
  save: () =>
    word(async (context) => {
      context.document.save();
      await context.sync();
      return true;
    }),
  reload: async () => false,
};
