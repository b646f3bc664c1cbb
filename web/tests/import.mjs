// Imports statistics as people do: with the keyboard alone, a file that is no table, one that is too large, and one that
// was imported before; then opens the workbook of a figure, and follows the link to it.
//
//   node tests/import.mjs ZUBIA
//
// Screenshots are kept in test-artefacts/import/ to be looked at.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { axe } from "./browser/checks.mjs";
import { launch } from "./browser/chromium.mjs";
import { serveProgramme } from "./browser/programmes.mjs";

const zubia = resolve(process.argv[2] ?? "");
const folder = mkdtempSync(join(tmpdir(), "zubia-import-"));
const artefacts = "test-artefacts/import";
mkdirSync(artefacts, { recursive: true });
const problems = [];
const check = (holds, what) => holds || problems.push(what);

function written(name, content) {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const small = written("txikia.csv", "geo;nace_r2;TIME;OBS_VALUE;OBS_FLAG\nES21;C;2018;30,25;e\nES21;J;2018;:;c\nFRI1;C;2018;20,5;\n");
const broken = written("hautsia.csv", "territory,activity,value\nES21,C,30\nES21,J,hamar\n");
const workbook = written("liburua.csv", Buffer.from("PK\u0003\u0004xl/workbook.xml"));
const hostile = written("<img src=x onerror=alert(1)>.csv", 'territory,activity,value\nES21,"=cmd|x<script>alert(1)</script>",3\n');

const programme = join(folder, "naen.zubia");
execFileSync(zubia, ["new", programme, "--name", "NAEN", "--territories", "ES21,ES22,FRI1,FRI2,FRI3"]);

async function look(page, name) {
  await axe(page, (what) => problems.push(`${name}: ${what}`));
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(sticksOut <= 0, `${name}: sticks out by ${sticksOut} px`);
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

const press = async (page, text) => {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.textContent?.trim() === wanted, text)) return page.keyboard.press("Enter");
  }
  throw new Error(`the keyboard never reached “${text}”`);
};

async function chooseByKeyboard(page, file, button) {
  const chooser = page.waitForEvent("filechooser");
  await press(page, button);
  await (await chooser).setFiles(file);
}

const observations = () => execFileSync(zubia, ["programme-overview", programme, "--output", "json"], { encoding: "utf8" });

const browser = await launch();
const server = await serveProgramme(zubia, programme);
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => problems.push(`a file opened a dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("console", (message) => message.type() === "error" && !/401|422|409/.test(message.text()) && problems.push(`console: ${message.text()}`));
  await page.goto(`${server.origin}/?key=${server.key}`);
  await page.goto(`${server.origin}/import`);
  await page.waitForSelector(".drop-zone");
  await look(page, "empty");

  await page.locator('input[type="file"]').first().setInputFiles(workbook);
  await page.waitForSelector('[role="alert"]');
  check((await page.textContent('[role="alert"]')).includes("Excel"), "a workbook called .csv is not called what it is");
  await look(page, "workbook");

  await page.locator('input[type="file"]').first().setInputFiles(broken);
  await page.waitForSelector('[role="alert"] .place');
  const told = await page.textContent('[role="alert"]');
  check(/3/.test(told) && told.includes("value") && told.includes("hamar"), `the place of the mistake is not told: ${told}`);
  check((await page.textContent(".file-name")).includes("hautsia.csv"), "the choice of the file is lost with its mistake");
  await look(page, "broken");

  await page.locator('input[type="file"]').first().setInputFiles(hostile);
  await page.waitForSelector(".facts");
  check((await page.textContent("main")).includes("<script>alert(1)</script>"), "a hostile code is not shown as it is written");

  // With the keyboard alone: choose, look, store.
  await page.reload();
  await page.waitForSelector(".drop-zone");
  await chooseByKeyboard(page, small, "Choose a file");
  await page.waitForSelector(".facts");
  const facts = await page.textContent("main");
  for (const wanted of ["semicolon", "UTF-8", "NUTS 2016 or later", "confidential", "30.25", "estimated"]) check(facts.includes(wanted), `the preview does not say “${wanted}”`);
  check(JSON.parse(observations()).sources.length === 0, "a preview stored something");
  await look(page, "understood");
  await press(page, "Store it in the programme");
  await page.waitForSelector('main [role="status"].notice');
  await look(page, "stored");

  await page.locator('input[type="file"]').first().setInputFiles(small);
  await page.waitForFunction(() => document.querySelector("main")?.textContent?.includes("was imported before")).catch(() => problems.push("that a file was imported before is not told"));
  await look(page, "before");

  await page.locator('input[type="file"]').first().evaluate((input) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(65 * 1024 * 1024)], "handia.csv"));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.waitForFunction(() => document.querySelector('[role="alert"]')?.textContent?.includes("MB")).catch(() => problems.push("a file that is too large is not refused"));
  await look(page, "too-large");

  // The workbook of a figure has what the table has, and the link opens the same figure.
  const example = resolve("../examples/naen/employment_illustrative.csv");
  await page.locator('input[type="file"]').first().setInputFiles(example);
  await page.waitForSelector(".facts", { timeout: 60_000 });
  await page.getByRole("button", { name: "Store it in the programme" }).click();
  await page.waitForSelector('main [role="status"].notice', { timeout: 60_000 });
  await page.goto(`${server.origin}/profile?territory=ES21`);
  await page.waitForSelector("#shift-share", { timeout: 60_000 });
  await look(page, "profile");
  const download = page.waitForEvent("download");
  await page.locator("#shift-share").getByRole("button", { name: "Download XLSX" }).click();
  const kept = join(folder, "kept.xlsx");
  await (await download).saveAs(kept);
  const files = unzipSync(new Uint8Array(readFileSync(kept)));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]);
  check(!sheet.includes("<f>"), "the workbook has a formula");
  check((sheet.match(/<row /g) ?? []).length > 50, "the workbook has not all rows");
  check(strFromU8(files["xl/sharedStrings.xml"]).match(/illustrative|mixed/), "the workbook does not say that its figures are illustrative");
  await page.locator("#shift-share").getByRole("button", { name: "Show the table" }).click();
  await page.locator("#shift-share table").waitFor();
  await page.locator("#shift-share").getByRole("button", { name: "Copy the link" }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  check(link.includes("territory=ES21") && link.includes("view-shift-share=table") && link.endsWith("#shift-share"), `the link restores too little: ${link}`);
  await page.goto("about:blank");
  await page.goto(link);
  await page.locator("#shift-share table").waitFor({ timeout: 60_000 });
  check(await page.locator("#shift-share").evaluate((figure) => figure.getBoundingClientRect().top < window.innerHeight), "the link does not show its figure");
  await page.locator("#shift-share").getByRole("button", { name: "Show the chart" }).click();
  await page.goBack();
  await page.locator("#shift-share table").waitFor();

  for (const [width, theme] of [[320, "light"], [1280, "dark"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((one) => {
      localStorage.setItem("zubia-language", "eu");
      localStorage.setItem("zubia-theme", one);
    }, theme);
    for (const path of ["/import", "/profile?territory=ES21", "/opportunities", "/complementarity", "/activity-space", "/domains"]) {
      await page.goto(server.origin + path);
      await page.waitForLoadState("networkidle");
      await page.waitForFunction(() => !document.querySelector('[role="status"]:not(.notice):not(.notice-inline)'), null, { timeout: 60_000 });
      if (path === "/import") {
        await page.locator('input[type="file"]').first().setInputFiles(example);
        await page.waitForSelector(".facts", { timeout: 60_000 });
      }
      await look(page, `${path.slice(1).replace(/\W.*/, "") || "page"}-eu-${width}-${theme}`);
    }
  }
} catch (error) {
  problems.push(`stopped: ${error.message}`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of [...new Set(problems)].slice(0, 60)) console.log(problem);
console.log(`importing was tried, ${new Set(problems).size} problems`);
process.exit(problems.length === 0 ? 0 : 1);
