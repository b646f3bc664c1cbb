// Journeys with the keyboard alone.

import { lookAt } from "./checks.mjs";
import { signInStates } from "./sign-in-states.mjs";
import { settled, visit } from "./visit.mjs";

export async function tabTo(page, selector, stopsMax = 400) {
  for (let stop = 0; stop < stopsMax; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard never reached ${selector}`);
}

const attribute = (page, selector, name) => page.locator(selector).first().getAttribute(name);

const journeys = {
  "skip to the content": async ({ page, origin }) => {
    await page.goto(origin);
    await settled(page);
    await page.keyboard.press("Tab");
    if (!(await page.evaluate(() => document.activeElement?.matches(".skip")))) throw new Error("the skip link is not first");
    await page.keyboard.press("Enter");
    await tabTo(page, "main *", 1);
  },
  "open the menu of a phone and another page": async ({ page, origin }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(origin);
    await settled(page);
    if (await page.locator(".nav-link").first().isVisible()) throw new Error("the menu is open before it is asked for");
    await tabTo(page, ".nav-bar button");
    await page.keyboard.press("Enter");
    if ((await attribute(page, ".nav-bar button", "aria-expanded")) !== "true") throw new Error("the menu does not say that it is open");
    await tabTo(page, '.nav-link[href="/profile"]');
    await page.keyboard.press("Enter");
    await page.waitForURL("**/profile");
    await settled(page);
    if (await page.locator(".nav-link").first().isVisible()) throw new Error("the menu stays open");
    if ((await attribute(page, ".nav-link[aria-current=page]", "href")) !== "/profile") throw new Error("the page is not marked in the navigation");
    if (!(await page.evaluate(() => document.activeElement?.id === "content"))) throw new Error("the focus does not follow to the new page");
  },
  "choose a language and an appearance": async ({ page, origin }) => {
    await page.goto(origin);
    await settled(page);
    await tabTo(page, ".settings select");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.documentElement.lang === "es");
    await tabTo(page, ".settings select");
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  },
  "open the table of a figure and read how it is computed": async ({ page, origin }) => {
    await page.goto(`${origin}/profile`);
    await settled(page);
    await tabTo(page, "figure button");
    await page.keyboard.press("Enter");
    await page.waitForSelector("figure table");
    await tabTo(page, "figure button[aria-expanded]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".method-page h1, .method-page h2");
    await tabTo(page, ".method-page", 5);
  },
  "open a domain and decide": async ({ page, origin, look, report }) => {
    await page.goto(`${origin}/domains`);
    await page.waitForSelector("details.domain", { timeout: 90_000 });
    await tabTo(page, "details.domain > summary");
    await page.keyboard.press("Enter");
    await tabTo(page, "textarea");
    await page.keyboard.type("Strong on both sides, <img src=x onerror=alert(1)>");
    await tabTo(page, 'button[type="submit"]');
    await look("domain-open");
    await page.keyboard.press("Enter");
    await page.waitForSelector('form .notice[role="status"]', { timeout: 90_000 });
    await look("domain-decided");
    await page.goto(origin);
    await settled(page);
    if (!(await page.textContent("main")).includes("<img src=x")) report("the reason is not shown as it was typed");
    await look("overview-with-decision");
    await tabTo(page, ".decision a");
    await page.keyboard.press("Enter");
    await page.waitForSelector("details.domain[open]", { timeout: 90_000 });
  },
};

export async function keyboard(browser, tests, server) {
  const state = signInStates.at(-1);
  for (const [title, journey] of Object.entries(journeys)) {
    const one = await visit(browser, tests, server, { cookies: await state.cookies(browser, server) });
    one.name.value = `keyboard: ${title}`;
    const look = (name) => lookAt(tests, one.page, name, one.report);
    await journey({ page: one.page, origin: server.origin, look, report: one.report }).catch((error) => one.report(error.message.split("\n")[0]));
    await one.close();
  }
}
