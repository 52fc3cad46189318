// A real Chromium that does what its standard input says, a JSON object a line, and answers each with one.
// Usage: node browser.mjs NODE_MODULES

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(`${process.argv[2]}/`);
const chromium = require("@sparticuz/chromium").default ?? require("@sparticuz/chromium");
const puppeteer = require("puppeteer-core").default ?? require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await puppeteer.launch({
  args: [...chromium.args, "--no-sandbox"],
  executablePath: await chromium.executablePath(),
  headless: "shell",
});
const tabs = new Map();
const said = [];

async function tab(name) {
  if (tabs.has(name)) return tabs.get(name);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on("pageerror", (problem) => said.push(`${name}: ${problem.message}`));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") said.push(`${name} asked ${request.url()}`);
  });
  tabs.set(name, page);
  return page;
}

const DEEDS = {
  open: (page, { url }) => page.goto(url, { waitUntil: "load" }).then(() => null),
  until: (page, { script }) => page.waitForFunction(script, { timeout: 20000, polling: 20 }).then((found) => found.jsonValue()),
  value: (page, { script }) => page.evaluate(script),
  click: async (page, { selector }) => void (await (await page.waitForSelector(selector, { timeout: 30000 })).click()),
  type: (page, { selector, text }) => page.type(selector, text),
  press: (page, { key }) => page.keyboard.press(key),
  write: (page, { text }) => page.keyboard.type(text),
  upload: async (page, { selector, file }) => (await page.waitForSelector(selector)).uploadFile(file),
  size: (page, { width, height }) => page.setViewport({ width, height }),
  before: (page, { script }) => page.evaluateOnNewDocument(script).then(() => null),
  media: (page, { dark }) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]),
  picture: (page, { file, whole, seeThrough }) =>
    page.screenshot({ path: file, fullPage: whole, omitBackground: seeThrough }).then(() => null),
  close: async (page, _, name) => void (tabs.delete(name), await page.close()),
  async faults(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const grave = violations.filter((each) => ["serious", "critical"].includes(each.impact));
    return grave.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(" ")}`);
  },
  said: async () => said,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { deed, on, ...details } = JSON.parse(line);
  try {
    const answer = await DEEDS[deed](await tab(on), details, on);
    console.log(JSON.stringify({ answer: answer ?? null }));
  } catch (problem) {
    console.log(JSON.stringify({ problem: String(problem.message) }));
  }
}
await browser.close();
