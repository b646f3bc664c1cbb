// What the journeys of people share: a programme of its own, served; a browser; and what is found on the way.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { axe, layout } from "./checks.mjs";
import { launch } from "./chromium.mjs";
import { serveProgramme } from "./programmes.mjs";

/**
 * A new programme for a journey of that name. `run` gives a command to it, `write` puts a file beside it, and once
 * `serve` has begun, `open` shows a page to its owner and `look` judges and keeps what it shows.
 */
export function journey(name) {
  const zubia = resolve(process.argv[2] ?? "");
  const folder = mkdtempSync(join(tmpdir(), `zubia-${name}-`));
  const artefacts = `test-artefacts/${name}`;
  mkdirSync(artefacts, { recursive: true });
  const programme = join(folder, "naen.zubia");
  const problems = [];
  let served;
  let browser;
  // The key opens one session; every further window goes on with it.
  let cookies;

  const run = (command, ...words) => execFileSync(zubia, [command, programme, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  run("new", "--name", "NAEN", "--territories", "ES21,ES22,FRI1", "--languages", "eu,es,fr,en");

  async function open(path, { language = "en", theme = "light", width = 1280 } = {}) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language, colorScheme: theme });
    // A busy machine is slow, not wrong.
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(`${path}: ${error}`));
    page.on("console", (message) => message.type() === "error" && !/ERR_INTERNET|ERR_FAILED|40[49]|422/.test(message.text()) && problems.push(`console: ${message.text()}`));
    await page.addInitScript(([one, other]) => {
      localStorage.setItem("zubia-language", one);
      localStorage.setItem("zubia-theme", other);
    }, [language, theme]);
    if (cookies) await context.addCookies(cookies);
    else {
      await page.goto(`${served.origin}/?key=${served.key}`);
      await page.locator("nav").first().waitFor({ state: "attached" });
      cookies = await context.cookies();
    }
    await page.goto(served.origin + path);
    await page.locator("main h1").waitFor();
    return { context, page };
  }

  async function look(page, what) {
    await layout(page, (problem) => problems.push(`${what}: ${problem}`));
    await axe(page, (problem) => problems.push(`${what}: ${problem}`));
    await page.screenshot({ path: join(artefacts, `${what}.png`), fullPage: true });
  }

  /** Walks the ways by name, or those that the command line names, says what was found, and ends the process. */
  async function walk(ways, said) {
    const wanted = process.argv.slice(3);
    try {
      served = await serveProgramme(zubia, programme);
      browser = await launch();
      for (const [way, walked] of Object.entries(ways)) {
        if (wanted.length > 0 && !wanted.includes(way)) continue;
        const began = Date.now();
        try {
          await walked();
          console.log(`walked: ${way}, ${Math.round((Date.now() - began) / 1000)} s`);
        } catch (error) {
          problems.push(`${way}: ${error}`);
        }
      }
    } finally {
      await browser?.close();
      await served?.stop();
      rmSync(folder, { recursive: true });
    }
    for (const problem of problems) console.log(problem);
    console.log(problems.length === 0 ? said : `${problems.length} problems`);
    process.exit(problems.length === 0 ? 0 : 1);
  }

  return {
    run,
    write: (file, text) => {
      writeFileSync(join(folder, file), text);
      return join(folder, file);
    },
    open,
    look,
    walk,
    check: (holds, what) => holds || problems.push(what),
    problems,
    origin: () => served.origin,
    browser: () => browser,
  };
}
