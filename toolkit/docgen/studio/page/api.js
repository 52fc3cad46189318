// What the page asks of the studio, and what the studio tells the page.

import { say } from "./words.js";

/** What kept the studio from doing what was asked: `problems` are findings, or `message` says it. */
export class Refused extends Error {
  constructor(answer) {
    const details = answer.details ?? {};
    super(answer.refused ? say(answer.refused.replace("ST-", ""), details) : "");
    this.problems = answer.problems ?? [];
  }
}

async function answer(response) {
  const said = await response.json();
  if (!response.ok) throw new Refused(said);
  return said;
}

/** Ask: `ask("report", {id})`. */
export async function ask(what, query = {}) {
  return answer(await fetch(address(what, query)));
}

export function address(what, query = {}) {
  return `/api/${what}?${new URLSearchParams(query)}`;
}

/** Have something done: `act("new", {layout, unit})`. */
export async function act(what, said) {
  const headers = { "X-Docgen": "1", "Content-Type": "application/json" };
  return answer(await fetch(`/api/${what}`, { method: "POST", headers, body: JSON.stringify(said) }));
}

/** Hand over a dropped file. */
export async function handOver(file) {
  const headers = { "X-Docgen": "1", "X-Name": encodeURIComponent(file.name) };
  return answer(await fetch("/api/drop", { method: "POST", headers, body: file }));
}

const listeners = new Set();

/** Be told of what happens, as (kind, facts); the answer ends that. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Look first, and be told of what happens meanwhile and after; the answer ends that. */
export async function follow(look, listener) {
  const end = listen(listener);
  try {
    await look();
  } catch (refused) {
    end();
    throw refused;
  }
  return end;
}

/** Listen to the studio; a lost connection comes back by itself, and then all is looked at anew. */
export function connect(onState) {
  const source = new EventSource("/api/events");
  const pass = (kind) => (event) => listeners.forEach((listener) => listener(kind, JSON.parse(event.data)));
  for (const kind of ["report", "gone", "notice", "waiting", "started", "anew", "wanted"])
    source.addEventListener(kind, pass(kind));
  let wasLost = false;
  source.addEventListener("hello", () => {
    onState(true);
    if (wasLost) listeners.forEach((listener) => listener("anew", {}));
    wasLost = false;
  });
  source.onerror = () => {
    wasLost = true;
    onState(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => connect(onState), 2000);
  };
}
