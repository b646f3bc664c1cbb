// Opens every page in headless Chromium, in each language, theme and width and for each state of signing in, and looks for
// what a person would stumble on: accessibility (axe, WCAG 2.2 AA), errors on the console, requests to others, what the
// content policy refused, what sticks out, is cut off or lies over another, targets too small, a focus that does not
// show. Then travels with the keyboard alone, reads everything in a language that nobody speaks, and uses the maps.
//
//   node tests/pages.mjs ZUBIA [keyboard|people|doors|wrong|media|pseudo|map|walk …] [--page PATH …] [--full] [--dist FOLDER]
//
// Without a part it does them all. --full walks as every role in every language and theme (docs/decisions/0032). --dist takes
// the web app from a folder instead of the program. Screenshots are kept in test-artefacts/ to be looked at.

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser/chromium.mjs";
import { doors } from "./browser/doors.mjs";
import { keyboard } from "./browser/keyboard.mjs";
import { map } from "./browser/map.mjs";
import { serve } from "./browser/programmes.mjs";
import { pseudoLocale } from "./browser/pseudo-locale.mjs";
import { twoPeople } from "./browser/two-people.mjs";
import { otherMedia, walk, whenThingsGoWrong } from "./browser/walk.mjs";

/** Says what is wrong with the words of the command, and how they go. */
function usage(wrong) {
  console.error(`${wrong ? `${wrong}\n` : ""}usage: node tests/pages.mjs ZUBIA [PART …] [--page PATH …] [--full] [--dist FOLDER]`);
  process.exit(2);
}

function readWords() {
  try {
    return parseArgs({ allowPositionals: true, options: { page: { type: "string", multiple: true }, full: { type: "boolean" }, dist: { type: "string" } } });
  } catch (error) {
    return usage(error.message);
  }
}

const { values, positionals } = readWords();
const zubia = resolve(positionals[0] ?? "");
const parts = {
  keyboard: (browser, tests, servers) => keyboard(browser, tests, servers.full),
  people: (browser, tests, servers) => twoPeople(browser, tests, servers.full),
  doors: (browser, tests, servers) => doors(browser, tests, servers),
  wrong: (browser, tests, servers) => whenThingsGoWrong(browser, tests, servers.full),
  media: (browser, tests, servers) => otherMedia(browser, tests, servers.full),
  pseudo: (browser, tests, servers) => pseudoLocale(browser, tests, servers.full),
  map: (browser, tests, servers) => map(browser, tests, servers, async (title) => (servers[title] ??= await serve(zubia, folder, title))),
  walk: (browser, tests, servers) => walk(browser, tests, servers),
};
const wanted = positionals.length > 1 ? positionals.slice(1) : Object.keys(parts);
const unknown = wanted.filter((part) => !parts[part]);
if (unknown.length > 0) usage(`There is no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}.`);
if (positionals.length === 0) usage();
const folder = mkdtempSync(join(tmpdir(), "zubia-pages-"));

/** Runs tasks, a few at a time. */
async function together(tasks, atOnce = 2) {
  const waiting = [...tasks];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  }));
}

const tests = { artefacts: "test-artefacts", problems: new Set(), looked: 0, only: values.page, full: values.full, dist: values.dist, together };
if (positionals.length < 2) rmSync(tests.artefacts, { recursive: true, force: true });
mkdirSync(tests.artefacts, { recursive: true });

const browser = await launch();
const servers = {};
try {
  for (const title of ["full", "empty", "strange", "unowned"]) servers[title] = await serve(zubia, folder, title);
  for (const part of wanted) {
    const begun = performance.now();
    await parts[part](browser, tests, servers);
    console.log(`${part}: ${Math.round((performance.now() - begun) / 1000)} s`);
  }
} finally {
  await browser.close();
  for (const server of Object.values(servers)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of [...tests.problems].slice(0, 300)) console.log(problem);
console.log(`${tests.looked} pages looked at, ${tests.problems.size} problems`);
process.exit(tests.problems.size === 0 ? 0 : 1);
