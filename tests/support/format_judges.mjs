// node format_judges.mjs NODE_MODULES: reads [[code, value], …] as JSON and writes what numfmt and SSF show of
// each: [[numfmt, ssf], …], null for a refusal.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const modules = process.argv[2];
const { format } = await import(`${modules}/numfmt/dist/index.mjs`);
const ssf = createRequire(import.meta.url)(`${modules}/ssf`);

const said = (way) => { try { return String(way()); } catch { return null; } };
const cases = JSON.parse(readFileSync(0, "utf-8"));
const answers = cases.map(([code, value]) => [
  said(() => format(code, value, { throws: true })),
  said(() => ssf.format(code, value)),
]);
process.stdout.write(JSON.stringify(answers));
