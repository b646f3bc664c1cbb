// Answers questionnaires as respondents do, on a telephone 360 px wide: every section is measured, one is answered without
// a network, one is sent too early, and the report is read. Then the page of those who ask.
//
//   node tests/answer.mjs ZUBIA
//
// Screenshots are kept in test-artefacts/answer/ to be looked at.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { axe, layout } from "./browser/checks.mjs";
import { launch } from "./browser/chromium.mjs";
import { serveProgramme } from "./browser/programmes.mjs";

const zubia = resolve(process.argv[2] ?? "");
const folder = mkdtempSync(join(tmpdir(), "zubia-answer-"));
const artefacts = "test-artefacts/answer";
mkdirSync(artefacts, { recursive: true });
const problems = [];
const check = (holds, what) => holds || problems.push(what);

const programme = join(folder, "naen.zubia");
const run = (...words) => execFileSync(zubia, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
run("new", programme, "--name", "NAEN", "--territories", "ES21,ES22,FRI1", "--languages", "eu,es,fr,en");
const organisations = [...Array(4).keys()].map((number) => ({
  id: `o${number}`,
  document: JSON.stringify({ names: { eu: `Mugaz Gaindiko Makina-Erreminta Kooperatiba Elkartua ${number}` }, kind: "company", territory: "ES212", size_class: "medium", languages: ["eu"] }),
}));
execFileSync("/usr/bin/python3", ["-c", "import json,sqlite3,sys\nw=sqlite3.connect(sys.argv[1])\nfor n,o in enumerate(json.loads(sys.argv[2])): w.execute('INSERT INTO organisation VALUES (?,?,1,?)',(n+1,o['id'],o['document']))\nw.commit()", programme, JSON.stringify(organisations)]);

function tokensOf(name, mode) {
  run("add-questionnaire", programme, "--ready", name);
  run("publish-questionnaire", programme, "--questionnaire", name, "--mode", mode);
  return JSON.parse(run("invite-organisations", programme, "--questionnaire", name, "--everybody", "--output", "json")).links.map((row) => row.link.split("#")[1]);
}
const tokens = {
  "cross-border-cooperation": tokensOf("cross-border-cooperation", "confidential"),
  "innovation-diagnosis": tokensOf("innovation-diagnosis", "named"),
  "offers-and-needs": tokensOf("offers-and-needs", "named"),
  "seven-proximities": tokensOf("seven-proximities", "confidential"),
  "meeting-follow-up": tokensOf("meeting-follow-up", "anonymous"),
};
run("add-questionnaire", programme, "--ready", "meeting-follow-up");

/** A questionnaire that asks for codes. */
function askingForCodes() {
  const text = (eu) => ({ eu });
  const question = (type, name, label, more = {}) => ({ type, name, label: text(label), ...more });
  const file = join(folder, "codes.json");
  writeFileSync(
    file,
    JSON.stringify({
      format: "zubia-instrument-1",
      name: "codes",
      languages: ["eu"],
      title: text("Jarduerak eta lekuak"),
      purpose: { mode: "named", purpose: text("Proba"), recipients: text("Gu"), retention: text("Urtebete"), retention_months: 12, controller: text("Gu") },
      sections: [
        {
          name: "codes",
          title: text("Kodeak"),
          items: [
            question("code_picker", "activity", "Zein da zuen jarduera nagusia?", { classification: "nace", required: "true()" }),
            question("territory_picker", "territory", "Non zaudete?"),
            question("code_picker", "technology", "Zein teknologia erabiltzen duzue?", { classification: "technology" }),
          ],
        },
      ],
    }),
  );
  run("add-questionnaire", programme, "--file", file);
  run("publish-questionnaire", programme, "--questionnaire", "codes");
  return JSON.parse(run("invite-organisations", programme, "--questionnaire", "codes", "--everybody", "--output", "json")).links.map((row) => row.link.split("#")[1]);
}
tokens.codes = askingForCodes();

const served = await serveProgramme(zubia, programme);
const browser = await launch();

/** What everything on a page costs somebody on a telephone: two seconds for a tap, a third of one for a letter. */
const effort = { taps: 0, letters: 0 };

/** Answers whatever the section asks now. Runs in the page; says what it did. */
function answerAll() {
  const done = { taps: 0, letters: 0 };
  const groups = new Set([...document.querySelectorAll(".answering input[type=radio]")].map((one) => one.name));
  for (const name of groups) {
    const all = [...document.querySelectorAll(`.answering input[type=radio][name="${CSS.escape(name)}"]`)];
    if (all.some((one) => one.checked)) continue;
    all[0].click();
    done.taps += 1;
  }
  for (const set of document.querySelectorAll(".answering fieldset, .answering .matrix-row[role=group]")) {
    const boxes = [...set.querySelectorAll("input[type=checkbox]")].filter((one) => one.closest("fieldset, .matrix-row[role=group]") === set);
    if (boxes.length < 2 || boxes.some((one) => one.checked)) continue;
    boxes[0].click();
    done.taps += 1;
  }
  const type = (field, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    done.letters += text.length;
    done.taps += 1;
  };
  for (const field of document.querySelectorAll(".answering input:not([type=radio], [type=checkbox], [type=file]), .answering textarea")) {
    if (field.value !== "") continue;
    const text = { date: "2027-03-01", email: "jon@example.eus", url: "https://example.eus", tel: "+34 943 000 000", numeric: "2010", decimal: "10" };
    type(field, text[field.type] ?? text[field.inputMode] ?? (field.tagName === "TEXTAREA" ? "Legeriak eta hizkuntzak zailtzen dute." : "Erantzuna"));
  }
  return done;
}

async function look(page, name) {
  await layout(page, (what) => problems.push(`${name}: ${what}`));
  await axe(page, (what) => problems.push(`${name}: ${what}`));
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

async function open(token, { language = "eu", theme = "light", width = 360 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale: language, colorScheme: theme, isMobile: width < 500, hasTouch: width < 500 });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`${language}: ${error}`));
  page.on("console", (message) => message.type() === "error" && !/ERR_INTERNET|Failed to load/.test(message.text()) && problems.push(`console: ${message.text()}`));
  page.on("request", (request) => check(!request.url().includes(token), "the token stands in an address that is sent"));
  await page.addInitScript((wanted) => localStorage.setItem("zubia-language", wanted), language);
  await page.goto(`${served.origin}/answer#${token}`);
  await page.locator(".told").waitFor();
  if (language !== "eu") {
    await page.locator("main > .field select").selectOption(language);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  }
  return { context, page };
}

const saved = (page) => page.waitForFunction(() => document.querySelector(".saving") !== null && !document.querySelector(".saving.unsaved"));
/** The server has said what is asked after the last answers. */
const settled = async (page) => {
  await page.waitForTimeout(900);
  await page.waitForLoadState("networkidle");
  await saved(page);
};

/** From the first section to the last; every section is measured empty and answered. */
async function pass(page, name) {
  await page.locator(".told ~ *, .told").first().waitFor();
  await look(page, `${name}-0-told`);
  await page.locator(".button.primary").click();
  for (let section = 1; section < 30; section += 1) {
    await page.locator(".answering h2").waitFor();
    await look(page, `${name}-${section}-empty`);
    for (let round = 0; round < 5; round += 1) {
      const done = await page.evaluate(answerAll);
      effort.taps += done.taps;
      effort.letters += done.letters;
      await settled(page);
      if (done.taps === 0) break;
    }
    await look(page, `${name}-${section}-answered`);
    const steps = await page.locator(".answering progress").evaluate((bar) => [bar.value, bar.max]);
    effort.taps += 1;
    await page.locator(".answering > .row .button.primary").click();
    if (steps[0] === steps[1]) return section;
  }
  throw new Error(`${name} never ends`);
}

const sentLine = (page) => page.locator("main .notice[role=status]").waitFor({ timeout: 15_000 });

async function crossBorderOnATelephone() {
  const { context, page } = await open(tokens["cross-border-cooperation"][0]);
  const sections = await pass(page, "cross-border-eu");
  await sentLine(page);
  await look(page, "cross-border-eu-sent");
  const minutes = (effort.taps * 2 + effort.letters / 3) / 60;
  console.log(`cross-border-cooperation in Basque at 360 px: ${sections} sections, ${effort.taps} taps, ${effort.letters} letters, about ${minutes.toFixed(1)} minutes of tapping and typing`);
  check(minutes <= 10, `it takes ${minutes.toFixed(1)} minutes`);
  await context.close();
}

async function reportInTheDark() {
  const { context, page } = await open(tokens["innovation-diagnosis"][0], { language: "en", theme: "dark" });
  await pass(page, "diagnosis-en-dark");
  await sentLine(page);
  await page.locator("meter.score").first().waitFor();
  await look(page, "diagnosis-en-dark-report");
  await context.close();
}

async function everyKindOfQuestion() {
  for (const [name, language] of [["offers-and-needs", "eu"], ["seven-proximities", "fr"], ["meeting-follow-up", "es"]]) {
    const { context, page } = await open(tokens[name][0], { language });
    await pass(page, `${name}-${language}`);
    await page.waitForTimeout(1500);
    await look(page, `${name}-${language}-end`);
    await context.close();
  }
}

async function withoutANetwork() {
  const { context, page } = await open(tokens["cross-border-cooperation"][1]);
  await page.locator(".button.primary").click();
  await page.locator(".answering h2").waitFor();
  await context.setOffline(true);
  await page.locator(".answering input[type=radio]").first().check();
  await page.locator(".saving.unsaved").waitFor();
  await look(page, "offline-eu");
  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await saved(page);
  await page.reload();
  await page.locator(".answering input[type=radio]").first().waitFor();
  check(await page.locator(".answering input[type=radio]").first().isChecked(), "what was answered without a network is lost");
  await context.close();
}

async function tooEarly() {
  const { context, page } = await open(tokens["cross-border-cooperation"][2], { language: "en", theme: "dark" });
  await page.locator(".button.primary").click();
  for (;;) {
    await page.locator(".answering h2").waitFor();
    const [value, max] = await page.locator(".answering progress").evaluate((bar) => [bar.value, bar.max]);
    await page.locator(".answering > .row .button.primary").click();
    if (value === max) break;
  }
  await page.locator(".notice.danger li").first().waitFor();
  await look(page, "too-early-en-dark");
  await page.locator(".notice.danger li .button").first().click();
  check((await page.locator(".answering progress").evaluate((bar) => bar.value)) === 1, "the summary does not lead to the section");
  await context.close();
}

/** By the keyboard, by touch down the levels, by a code that is typed, and where the list cannot be reached. */
async function codesArePicked() {
  const { context, page } = await open(tokens.codes[0]);
  await page.locator(".button.primary").click();
  await page.locator(".lookup input").first().waitFor();
  await look(page, "codes-eu-empty");
  const activity = page.locator(".question[data-question=activity] .lookup input");
  await activity.focus();
  await page.keyboard.type("makineria");
  await page.locator(".lookup-row").first().waitFor();
  await axe(page, (what) => problems.push(`codes-eu-list: ${what}`));
  await layout(page, (what) => problems.push(`codes-eu-list: ${what}`));
  await page.screenshot({ path: join(artefacts, "codes-eu-list.png") });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await settled(page);
  const picked = await activity.inputValue();
  check(/^\d\d · /.test(picked), `the activity that was picked reads “${picked}”`);

  const territory = page.locator(".question[data-question=territory]");
  await territory.locator(".button", { hasText: "Arakatu" }).click();
  await territory.locator(".code-list li").first().waitFor();
  await look(page, "codes-eu-browse");
  await territory.locator(".code-list li", { hasText: "ES ·" }).locator(".button").last().click();
  await territory.locator(".code-list li", { hasText: "ES2 ·" }).locator(".button").first().click();
  await settled(page);
  check((await territory.locator(".lookup input").inputValue()).startsWith("ES2 · "), "a territory is not picked down the levels");

  await activity.fill("asmatua");
  await page.locator(".answering h2").click();
  await page.locator(".question[data-question=activity] .error", { hasText: "kode" }).waitFor();
  await look(page, "codes-eu-refused");
  await page.locator(".answering > .row .button.primary").click();
  await page.locator(".notice.danger li").first().waitFor();
  check((await page.locator(".notice[role=status]").count()) === 0, "a code that is not there was sent");

  await page.route("**/api/answer/codes", (route) => route.abort());
  await activity.fill("28");
  await page.locator(".lookup-note").waitFor();
  await page.screenshot({ path: join(artefacts, "codes-eu-offline.png") });
  await page.locator(".answering h2").click();
  await settled(page);
  await page.unroute("**/api/answer/codes");
  await page.reload();
  await activity.waitFor();
  await page.waitForFunction(() => document.querySelector(".question[data-question=activity] .lookup input")?.value.startsWith("28 · "));
  check((await page.locator(".question[data-question=technology] .lookup").count()) === 0, "a classification that is not there is offered");
  await context.close();
}

async function thoseWhoAsk() {
  // The key opens one session; the second window goes on with it.
  let signedIn;
  for (const [language, theme, width] of [["eu", "light", 360], ["en", "dark", 1280]]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: language, colorScheme: theme, storageState: signedIn });
    const page = await context.newPage();
    await page.addInitScript((wanted) => localStorage.setItem("zubia-language", wanted), language);
    if (!signedIn) await page.goto(`${served.origin}/?key=${served.key}`);
    await page.goto(`${served.origin}/questionnaires`);
    await page.locator("section.card").first().waitFor();
    signedIn ??= await context.storageState();
    await page.locator("section.card summary").first().click();
    await page.locator("section.card table").first().waitFor();
    await look(page, `questionnaires-${language}-${theme}`);
    if (language === "en") {
      await page.locator("section.card .button.primary", { hasText: "Publish" }).first().click();
      await page.locator(".dialog textarea").first().waitFor({ state: "attached" });
      await look(page, "publish-en-dark");
    }
    await context.close();
  }
}

const journeys = { crossBorderOnATelephone, reportInTheDark, everyKindOfQuestion, withoutANetwork, tooEarly, codesArePicked, thoseWhoAsk };
const wanted = process.argv.slice(3);
try {
  for (const [name, journey] of Object.entries(journeys)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    try {
      await journey();
      console.log(`walked: ${name}`);
    } catch (error) {
      problems.push(`${name}: ${error}`);
    }
  }
} finally {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.log(problem);
console.log(problems.length === 0 ? "respondents find their way" : `${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
