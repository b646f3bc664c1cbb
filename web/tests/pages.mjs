// Opens every page in headless Chromium, in each language, theme and width, signed in and not, and looks for what a
// person would stumble on: accessibility (axe, WCAG 2.2 AA), errors on the console, requests to others, what the content
// policy refused, what sticks out at the side. Then decides on a domain with the keyboard alone.
//
//   node tests/pages.mjs ZUBIA [only PAGE]
//
// Screenshots are kept in test-artefacts/ to be looked at.

import { AxeBuilder } from "@axe-core/playwright";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const zubia = resolve(process.argv[2] ?? "");
const only = process.argv[3];
const folder = mkdtempSync(join(tmpdir(), "zubia-pages-"));
const artefacts = "test-artefacts";
rmSync(artefacts, { recursive: true, force: true });
mkdirSync(artefacts, { recursive: true });

const example = resolve("../examples/naen");
const problems = [];
let looked = 0;

function makeProgramme(name, files) {
  const programme = join(folder, `${name}.zubia`);
  const run = (...words) => execFileSync(zubia, words, { stdio: ["ignore", "ignore", "pipe"] });
  run("new", programme, "--name", name, "--territories", "ES21,ES22,FRI1,FRI2,FRI3", "--languages", "en,es,fr,eu");
  for (const [file, status] of files) run("import-statistics", programme, file, "--measure", "employment", "--status", status);
  return programme;
}

async function serve(programme) {
  const process = spawn(zubia, ["serve", programme, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise((done) => process.stdout.once("data", (bytes) => done(String(bytes))));
  const [, origin, key] = /(http:\/\/[^/]+)\/\?key=(\S+)/.exec(line) ?? [];
  return { origin, key, stop: () => process.kill("SIGTERM") };
}

/** A page that reports what should not happen on it. */
async function openPage(context, origin, name) {
  const page = await context.newPage();
  const report = (what) => problems.push(`${name.value}: ${what}`);
  page.on("console", (message) => message.type() === "error" && !/401|422|409/.test(message.text()) && report(`console: ${message.text()}`));
  page.on("pageerror", (error) => report(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) report(`asks another: ${request.url()}`);
  });
  return page;
}

async function look(page, name) {
  name = name.replaceAll("/", "-");
  looked += 1;
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  for (const violation of found.violations)
    problems.push(`${name}: axe ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sticksOut > 0) problems.push(`${name}: sticks out by ${sticksOut} px`);
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

async function settled(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector('[role="status"]:not(.notice):not(.notice-inline)'), null, { timeout: 60_000 });
}

const paths = ["/", "/import", "/territories", "/profile", "/activity-space", "/opportunities", "/complementarity", "/domains", "/nothing-here"];

async function walk(browser, server, title, languages, themes, widths) {
  for (const theme of themes)
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
      const name = { value: `${title} sign-in` };
      const page = await openPage(context, server.origin, name);
      if (!server.cookies) {
        await page.goto(server.origin);
        await settled(page);
        await look(page, `${title}-signed-out-${theme}-${width}`);
        await page.goto(`${server.origin}/?key=${server.key}`);
        server.cookies = await context.cookies();
      }
      await context.addCookies(server.cookies);
      for (const language of languages) {
        await page.goto(server.origin);
        await page.evaluate(([one, other]) => {
          localStorage.setItem("zubia-language", one);
          localStorage.setItem("zubia-theme", other);
        }, [language, theme]);
        for (const path of paths.filter((one) => !only || one === only)) {
          name.value = `${title}${path}-${language}-${theme}-${width}`;
          await page.goto(server.origin + path);
          await settled(page);
          await look(page, name.value);
        }
      }
      await context.close();
    }
}

async function decideWithTheKeyboard(browser, server) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addCookies(server.cookies);
  const name = { value: "keyboard" };
  const page = await openPage(context, server.origin, name);
  await page.goto(`${server.origin}/domains`);
  await settled(page);
  const tabTo = async (selector) => {
    for (let step = 0; step < 400; step += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`the keyboard never reached ${selector}`);
  };
  await page.waitForSelector("details.domain");
  await tabTo("details.domain > summary");
  await page.keyboard.press("Enter");
  await tabTo("textarea");
  await page.keyboard.type("Strong on both sides, <img src=x onerror=alert(1)>");
  await tabTo('button[type="submit"]');
  await look(page, "domain-open");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.notice[role="status"]', { timeout: 60_000 });
  await look(page, "domain-decided");
  await page.goto(server.origin);
  await settled(page);
  const shown = await page.textContent("main");
  if (!shown.includes("<img src=x")) problems.push("keyboard: the reason is not shown as it was typed");
  await look(page, "overview-with-decision");
  await context.close();
}

const browser = await chromium.launch({
  executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)),
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const servers = [];
try {
  const full = await serve(makeProgramme("NAEN", [[join(example, "employment_official.csv"), "official"], [join(example, "employment_illustrative.csv"), "illustrative"]]));
  servers.push(full);
  await walk(browser, full, "full", ["en", "es", "fr", "eu"], ["light"], [1280]);
  await walk(browser, full, "full", ["eu"], ["dark"], [1280]);
  await walk(browser, full, "full", ["eu", "fr"], ["light"], [320]);
  if (!only) await decideWithTheKeyboard(browser, full);
  const empty = await serve(makeProgramme("Empty", []));
  servers.push(empty);
  await walk(browser, empty, "empty", ["eu"], ["light"], [360]);
  const hostile = join(folder, "hostile.csv");
  const rows = [];
  for (const territory of ["ES21", "ES22", "FRI1", "FRI2", "FRI3"])
    for (let activity = 0; activity < 600; activity += 1)
      rows.push(`${territory},<img src=x onerror=alert(${activity})> ${"luzeegia".repeat(activity % 9)},${1 + ((activity * 37 + territory.charCodeAt(2) * 11) % 97)}`);
  writeFileSync(hostile, `territory,activity,value\n${rows.join("\n")}\n`);
  const strange = await serve(makeProgramme("Strange", [[hostile, "own"]]));
  servers.push(strange);
  await walk(browser, strange, "strange", ["es"], ["light"], [360]);
} finally {
  await browser.close();
  for (const server of servers) server.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of [...new Set(problems)].slice(0, 60)) console.log(problem);
console.log(`${looked} pages looked at, ${new Set(problems).size} problems`);
process.exit(problems.length === 0 ? 0 : 1);
