// docxtemplater + SheetJS, and docx-templates + SheetJS: the same workbook, a template of the same shape.
// Usage: node node.mjs ENGINE BOOK TEMPLATE OUTPUT; then a number of reports per line on standard input,
// answered by the seconds they took.
import fs from "node:fs";
import readline from "node:readline";
import { createRequire } from "node:module";

const require = createRequire(process.env.BENCH_NODE_MODULES + "/");
const XLSX = require("xlsx");
const [engine, book, template, output] = process.argv.slice(2);
const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

function readContext() {
  const workbook = XLSX.read(fs.readFileSync(book));
  const rows = (name) => XLSX.utils.sheet_to_json(workbook.Sheets[name], { header: 1, defval: "" }).slice(1);
  const figures = Object.fromEntries(rows("数据").map((row) => [row[0], `${row[1]}${row[2] ?? ""}`]));
  const fill = (value) => String(value).replace(/\{\{(.+?)(\|.+?)?\}\}/g, (all, name) => figures[name] ?? all);
  const context = Object.fromEntries(rows("基本信息").filter((r) => r[0]).map((r) => [r[0], fill(r[1])]));
  const blocks = [];
  let one = 0, two = 0, item = 0;
  for (const [level, rawTitle, rawContent] of rows("正文")) {
    const title = fill(rawTitle), content = fill(rawContent);
    if (level === "引言") for (const line of content.split("\n")) blocks.push({ body: true, text: line });
    if (level === "一级") {
      one += 1; two = item = 0;
      blocks.push({ heading1: true, text: `${DIGITS[one]}、${title}` });
    }
    if (level === "二级") {
      two += 1; item = 0;
      const numbered = `（${DIGITS[two]}）${title}`;
      if (title.endsWith("。")) blocks.push({ runIn: true, title: numbered, text: content });
      else blocks.push({ heading2: true, text: numbered });
    }
    if (level === "条目") {
      item += 1;
      const line = `${DIGITS[item]}是${title}${content}`;
      const last = blocks[blocks.length - 1];
      if (last && (last.body || last.runIn)) last.text += line;
      else blocks.push({ body: true, text: line });
    }
    if (level === "正文") for (const line of content.split("\n")) blocks.push({ body: true, text: title + line });
  }
  return { title: context["标题"] || "工作总结", signature: context["署名"] || context["单位名称"], date: String(context["成文日期"]), blocks };
}

async function once() {
  const context = readContext();
  if (engine === "docxtemplater") {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const document = new Docxtemplater(new PizZip(fs.readFileSync(template)), { paragraphLoop: true });
    document.render(context);
    fs.writeFileSync(output, document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
  } else {
    const { createReport } = require("docx-templates");
    fs.writeFileSync(output, await createReport({ template: fs.readFileSync(template), data: context, noSandbox: true, cmdDelimiter: ["{", "}"] }));
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const started = process.hrtime.bigint();
  for (let n = 0; n < Number(line); n += 1) await once();
  console.log(Number(process.hrtime.bigint() - started) / 1e9);
}
