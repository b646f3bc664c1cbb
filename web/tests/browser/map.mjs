// The maps: with the keyboard alone, as a table, as a file of their own, and where boundaries are not known.

import { readFileSync } from "node:fs";
import { lookAt } from "./checks.mjs";
import { tabTo } from "./keyboard.mjs";
import { signInStates } from "./sign-in-states.mjs";
import { settled, visit } from "./visit.mjs";

const figure = "#territories-map";
const demand = (holds, what) => {
  if (!holds) throw new Error(what);
};
const outlined = (page) => page.evaluate(() => document.querySelector("[data-outlined]")?.getAttribute("data-outlined") ?? null);
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-territory") ?? null);
const credits = ["Instituto Geográfico Nacional de España", "CC BY 4.0", "IGN, Admin Express 2018", "Licence Ouverte"];

async function open(page, address) {
  await page.goto(address);
  await settled(page);
  await page.waitForSelector(".map-keys button");
}

async function kept(page, button) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`${figure} button`, { hasText: button }).click()]);
  return readFileSync(await file.path());
}

const journeys = {
  "go from one territory to the next and open a profile": async ({ page, origin, look }) => {
    await open(page, origin);
    await tabTo(page, ".map-keys button");
    demand((await focused(page)) === "ES21", "the first territory is not reached first");
    demand((await outlined(page)) === "ES21", "the territory that has the focus is not outlined");
    for (const [key, territory] of [["ArrowRight", "ES22"], ["ArrowDown", "FRI1"], ["End", "FRI3"], ["ArrowRight", "ES21"], ["ArrowLeft", "FRI3"], ["Home", "ES21"], ["ArrowRight", "ES22"]]) {
      await page.keyboard.press(key);
      demand((await focused(page)) === territory, `${key} leads to ${await focused(page)}, not ${territory}`);
      demand((await outlined(page)) === territory, `${key} outlines ${await outlined(page)}, not ${territory}`);
    }
    await look("map-keyboard");
    await page.keyboard.press("Tab");
    demand((await focused(page)) === null, "the territories are more than one stop of the tabulator");
    await page.keyboard.press("Shift+Tab");
    demand((await focused(page)) === "ES22", "the way back does not lead to the same territory");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/profile?territory=ES22**");
    await settled(page);
    await page.waitForFunction(() => /Nav/.test(document.querySelector("main")?.textContent ?? ""));
  },
  "press an area": async ({ page, origin }) => {
    await open(page, origin);
    await page.locator(`${figure} path[data-territory="FRI1"]`).click();
    await page.waitForURL("**/profile?territory=FRI1**");
  },
  "read the map as a table": async ({ page, origin, look }) => {
    await open(page, origin);
    await page.locator(`${figure} button`, { hasText: "table" }).click();
    await page.waitForSelector(`${figure} tbody tr`);
    const rows = await page.locator(`${figure} tbody tr`).allInnerTexts();
    demand(rows.length === 5, `the table has ${rows.length} rows`);
    demand(["ES21", "ES22", "FRI1", "FRI2", "FRI3"].every((code, place) => rows[place].includes(code)), `the table says ${rows.join(" | ")}`);
    await look("map-table");
  },
  "keep the map with whom it has to name": async ({ page, origin }) => {
    await open(page, origin);
    const drawing = (await kept(page, "SVG")).toString();
    for (const credit of credits) demand(drawing.includes(credit), `the drawing does not name ${credit}`);
    const told = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      const areas = [...root.querySelectorAll("path[data-territory]")];
      return { name: root.nodeName, areas: areas.length, filled: areas.every((one) => /^rgb/.test(one.getAttribute("fill") ?? "")), linked: /https?:(?!\/\/www\.w3\.org)|<script|class=/.test(text) };
    }, drawing);
    demand(told.name === "svg", "the drawing is no SVG");
    demand(told.areas === 5 && told.filled, "the drawing has not all areas, with their colours");
    demand(!told.linked, "the drawing leans on something outside");
    const picture = await kept(page, "PNG");
    demand(picture.subarray(1, 4).toString() === "PNG" && picture.length > 5000, "the picture is empty");
    for (const credit of credits) demand((await page.textContent(figure)).includes(credit), `the page does not name ${credit}`);
  },
  "compare the territories by a measure": async ({ page, origin, look }) => {
    await open(page, `${origin}/territories`);
    const before = await page.locator("figure:has(.territory-map) h2").innerText();
    await page.locator("path[data-territory=FRI2]").click();
    demand((await outlined(page)) === "FRI2", "what is chosen is not outlined");
    await page.waitForSelector('main a[href="/profile?territory=FRI2"]');
    demand((await page.locator(".map-keys [aria-current=true]").getAttribute("data-territory")) === "FRI2", "what is chosen is not said");
    await page.locator("section:has(> figure .territory-map) select").first().selectOption("value");
    await page.waitForFunction((old) => document.querySelector("figure:has(.territory-map) h2")?.textContent !== old, before);
    demand((await page.locator(".map-legend li").count()) >= 2, "the legend has no classes");
    await look("map-comparison");
  },
};

const unknown = {
  partly: async ({ page, look }) => {
    demand((await page.locator("path[data-territory]").count()) === 2, "not exactly the known territories are drawn");
    demand(/not on the map: Aragon/.test(await page.textContent(figure)), "the territory that is not drawn is not named");
    demand((await page.locator(".map-keys button").allInnerTexts()).includes("Aragon"), "the territory that is not drawn cannot be chosen");
    await look("map-partly");
  },
  elsewhere: async ({ page, look }) => {
    demand((await page.locator(`${figure} svg`).count()) === 0, "something is drawn of nothing");
    const told = await page.textContent(figure);
    demand(told.includes("Galicia") && told.includes("FRK1") && told.includes("import-boundaries"), "it is not said what is missing and what to do");
    await look("map-elsewhere");
  },
};

const looks = [
  { width: 1280, theme: "light", language: "en" },
  { width: 360, theme: "light", language: "fr" },
  { width: 1280, theme: "dark", language: "eu" },
  { width: 360, theme: "dark", language: "eu" },
];

async function travel(browser, tests, server, title, how, journey) {
  const one = await visit(browser, tests, server, { cookies: await signInStates.at(-1).cookies(browser, server), acceptDownloads: true, ...how });
  one.name.value = `map: ${title}`;
  const look = (name) => lookAt(tests, one.page, name, one.report);
  await journey({ page: one.page, origin: server.origin, look, report: one.report }).catch((error) => one.report(error.message.split("\n")[0]));
  await one.close();
}

export async function map(browser, tests, servers, served) {
  // Of one page only the looks.
  for (const [title, journey] of tests.only ? [] : Object.entries(journeys)) await travel(browser, tests, servers.full, title, {}, journey);
  for (const [title, journey] of tests.only ? [] : Object.entries(unknown))
    await travel(browser, tests, await served(title), title, {}, async (one) => {
      await open(one.page, one.origin);
      await journey(one);
    });
  for (const { width, theme, language } of looks)
    for (const [name, path] of [["overview", "/"], ["comparison", "/territories"]].filter(([, path]) => !tests.only || tests.only.includes(path)))
      await travel(browser, tests, servers.full, `${name}-${width}-${theme}-${language}`, { width, theme, language }, async ({ page, origin, look }) => {
        await open(page, origin + path);
        await look(`map-${name}-${width}-${theme}-${language}`);
      });
}
