// Notes an interview and codes it with the keyboard alone, keeps notes without a network, lets two people write at once,
// builds the codebook, and enters a questionnaire from paper. Looks at it all in Basque on a narrow telephone and in the
// dark.
//
//   node tests/interviews.mjs ZUBIA
//
// Screenshots are kept in test-artefacts/interviews/ to be looked at.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { axe, layout } from "./browser/checks.mjs";
import { launch } from "./browser/chromium.mjs";
import { serveProgramme } from "./browser/programmes.mjs";

const zubia = resolve(process.argv[2] ?? "");
const folder = mkdtempSync(join(tmpdir(), "zubia-interviews-"));
const artefacts = "test-artefacts/interviews";
mkdirSync(artefacts, { recursive: true });
const problems = [];
const check = (holds, what) => holds || problems.push(what);

const programme = join(folder, "naen.zubia");
const run = (...words) => execFileSync(zubia, [words[0], programme, ...words.slice(1)], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
run("new", "--name", "NAEN", "--territories", "ES21,ES22,FRI1", "--languages", "eu,es,fr,en");
const list = join(folder, "organisations.csv");
writeFileSync(list, "name,territory,size\nDanobat,ES212,large\nLauak,FRI15,large\n");
run("import-organisations", list);
const [danobat] = JSON.parse(run("search-organisations", "--query", "Danobat", "--output", "json")).organisations;
const guide = {
  format: "zubia-guide-1",
  languages: ["en", "eu"],
  title: { en: "Barriers across the border", eu: "Mugaz gaindiko lankidetzarako oztopoak" },
  questions: [
    { name: "history", question: { en: "How did you begin?", eu: "Nola hasi zineten?" }, prompts: [{ en: "Who had the idea?", eu: "Nork izan zuen ideia?" }] },
    { name: "law", question: { en: "Which rules stand in the way?", eu: "Zein arau daude bidean?" } },
  ],
};
const guideFile = join(folder, "guide.json");
writeFileSync(guideFile, JSON.stringify(guide));
run("put-interview-guide", "--guide", "barriers", "--file", guideFile);
run("add-questionnaire", "--ready", "meeting-follow-up");
run("publish-questionnaire", "--questionnaire", "meeting-follow-up", "--mode", "named");

const served = await serveProgramme(zubia, programme);
const browser = await launch();
// The key opens one session; every further window goes on with it.
let cookies;

async function open(path, { language = "en", theme = "light", width = 1280 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language, colorScheme: theme });
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

async function look(page, name) {
  await layout(page, (what) => problems.push(`${name}: ${what}`));
  await axe(page, (what) => problems.push(`${name}: ${what}`));
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

/** Tabs until something has the focus: a selector, or a button by its text. */
async function tabTo(page, selector, text = "", stopsMax = 150) {
  for (let stop = 0; stop < stopsMax; stop += 1) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate(([wanted, words]) => {
      const element = document.activeElement;
      return Boolean(element?.matches(wanted)) && (words === "" || (element.getAttribute("aria-label") ?? element.textContent ?? "").trim() === words);
    }, [selector, text]);
    if (isThere) return;
  }
  throw new Error(`the keyboard never reached ${selector} ${text}`);
}
const press = async (page, text) => {
  await tabTo(page, "button", text);
  await page.keyboard.press("Enter");
};
const isSaved = (page) => page.waitForFunction(() => /^All is saved/.test(document.querySelector(".saving")?.textContent ?? ""));

async function codebook() {
  const { context, page } = await open("/codebook");
  await page.locator("main .empty").waitFor();
  await look(page, "codebook-empty-en-1280");
  await tabTo(page, "main form input");
  await page.keyboard.type("Barriers");
  await press(page, "Save the code");
  await page.locator(".code-tree li").first().waitFor();
  await page.locator("main form input").last().fill("Banks");
  await page.locator("main form select").last().selectOption({ label: "Barriers" });
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForFunction(() => document.querySelectorAll(".code-tree li").length === 2);
  await context.close();
}

let interview = "";

async function noteAndCode() {
  const { context, page } = await open(`/interviews?organisation=${danobat.organisation}`);
  await page.locator("main .empty").waitFor();
  await page.locator("main select").last().selectOption({ label: "Barriers across the border" });
  await page.getByRole("button", { name: "Begin an interview" }).click();
  await page.waitForURL(/\/interviews\/[0-9a-f]+$/);
  interview = new URL(page.url()).pathname;
  await tabTo(page, "textarea.notes");
  await page.keyboard.type("We 😀 wait. The banks are slow.");
  await isSaved(page);
  // Select the last four words by keyboard, and give them a code.
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  for (let step = 0; step < "The banks are slow".length; step += 1) await page.keyboard.press("Shift+ArrowLeft");
  await tabTo(page, "main select");
  await page.keyboard.press("ArrowDown");
  await press(page, "Give the code");
  await page.locator(".passage-list blockquote").waitFor();
  check((await page.locator(".passage-list blockquote").textContent()) === "The banks are slow", "the passage is not what was selected");
  check((await page.locator(".coded-notes mark").textContent()) === "The banks are slow", "the passage is not marked where it stands");
  check((await page.locator(".passage-list .flag").textContent()) === "Banks", "the code is not the one that was chosen");
  // Writing before it moves it, taking its words away tells so.
  await page.locator("textarea.notes").fill("Well. We 😀 wait. The banks are slow.");
  await isSaved(page);
  await page.waitForFunction(() => document.querySelector(".coded-notes")?.textContent?.startsWith("Well."));
  check((await page.locator(".coded-notes mark").textContent()) === "The banks are slow", "the passage did not move with its text");
  await look(page, "interview-en-1280");
  await page.locator("textarea.notes").fill("Well. We wait.");
  await page.locator(".notice.warning li", { hasText: "The banks are slow" }).waitFor();
  await look(page, "vanished-en-1280");
  await context.close();
}

async function withoutANetwork() {
  const { context, page } = await open(interview);
  await context.setOffline(true);
  await page.locator("textarea.notes").fill("Written on the train.");
  await page.waitForFunction(() => /kept in this browser/.test(document.querySelector(".saving")?.textContent ?? ""));
  await context.setOffline(false);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.waitForFunction(() => document.querySelector("textarea.notes")?.value === "Written on the train.");
  await isSaved(page);
  check(JSON.parse(run("interview", "--interview", interview.split("/").at(-1), "--output", "json")).notes === "Written on the train.", "what was written without a network is not stored");
  await context.close();
}

async function twoPeople() {
  const one = await open(interview);
  const other = await open(interview);
  await one.page.locator("textarea.notes").fill("One writes this.");
  await isSaved(one.page);
  await other.page.locator("textarea.notes").fill("The other writes that.");
  await other.page.getByRole("button", { name: "Keep both, mine after theirs" }).waitFor();
  check((await other.page.locator("textarea.notes").inputValue()) === "The other writes that.", "what was typed is gone");
  await other.page.waitForFunction(() => /One writes this/.test(document.querySelector("details blockquote")?.textContent ?? ""));
  await look(other.page, "conflict-en-1280");
  await other.page.getByRole("button", { name: "Keep both, mine after theirs" }).click();
  await isSaved(other.page);
  check(/One writes this\.\s+The other writes that\./.test(await other.page.locator("textarea.notes").inputValue()), "the words of one of them are lost");
  await one.context.close();
  await other.context.close();
}

async function fromPaper() {
  const { context, page } = await open(`/questionnaires/meeting-follow-up/entry?organisation=${danobat.organisation}`);
  await page.getByRole("button", { name: /agree|Begin/i }).first().click();
  await page.locator("main fieldset").first().waitFor();
  await look(page, "entry-en-1280");
  for (let round = 0; round < 5; round += 1) {
    for (const group of await page.locator("main fieldset").all()) {
      const choice = group.locator("input[type=radio], input[type=checkbox]").first();
      if ((await choice.count()) > 0 && !(await group.locator("input:checked").count())) await choice.check({ force: true });
    }
    await page.waitForFunction(() => !/Saving/.test(document.querySelector(".saving")?.textContent ?? ""));
    const next = page.getByRole("button", { name: /^(Next|Continue)/ });
    if ((await next.count()) > 0) await next.first().click();
    // What is asked because of an answer comes a moment after it.
    else await page.waitForTimeout(500);
  }
  await page.getByRole("button", { name: /^Send/ }).click();
  await page.getByText("The answers are in.").or(page.locator("main [role=alert]")).first().waitFor();
  await page.screenshot({ path: join(artefacts, "entry-sent-en-1280.png"), fullPage: true });
  check((await page.getByText("The answers are in.").count()) === 1, "the answers from paper were not sent");
  await context.close();
}

async function looks() {
  for (const [language, theme, width] of [["eu", "light", 320], ["eu", "dark", 360], ["fr", "dark", 1280]])
    for (const [name, path] of [["interview", interview], ["interviews", "/interviews"], ["codebook", "/codebook?code=barriers"], ["entry", `/questionnaires/meeting-follow-up/entry?organisation=${danobat.organisation}`]]) {
      const { context, page } = await open(path, { language, theme, width });
      await page.waitForLoadState("networkidle");
      await look(page, `${name}-${language}-${theme}-${width}`);
      await context.close();
    }
}

try {
  for (const journey of [codebook, noteAndCode, withoutANetwork, twoPeople, fromPaper, looks]) {
    await journey();
    console.log(`${journey.name}: walked`);
  }
} finally {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(problem);
console.log(`${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
