// A visit: a browser context of somebody, with a page that reports whatever should not happen on it.

import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const kinds = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml" };

/** Takes the web app from a folder instead of the program, under the same content policy: to look at it without a build. */
async function serveFrom(folder, context, origin, policy) {
  await context.route(`${origin}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname.startsWith("/api/") || search.includes("key=")) return route.continue();
    const file = join(folder, pathname.includes(".") ? pathname : "index.html");
    if (!existsSync(file)) return route.continue();
    return route.fulfill({ body: readFileSync(file), contentType: kinds[extname(file)], headers: { "content-security-policy": policy } });
  });
}

/**
 * Opens a page for somebody. `name.value` says where a finding is; `expected` are refusals that belong to the visit:
 * 503 is what a busy server says, and the page asks again by itself.
 * The language and theme are chosen before the first page is opened, as a person who was here before.
 */
export async function visit(browser, tests, server, { cookies, language = "en", theme = "light", width = 1280, height = 900, expected = /\b(401|409|422|503)\b/, ...more }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, ...more });
  await context.addCookies(cookies);
  if (tests.dist) {
    tests.policy ??= (await fetch(server.origin)).headers.get("content-security-policy");
    await serveFrom(tests.dist, context, server.origin, tests.policy);
  }
  await context.addInitScript(([one, other]) => {
    if (!localStorage.getItem("zubia-language")) {
      localStorage.setItem("zubia-language", one);
      localStorage.setItem("zubia-theme", other);
    }
    addEventListener("securitypolicyviolation", (event) => console.error(`content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`));
  }, [language, theme]);
  // A busy machine is slow, not wrong.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const name = { value: "" };
  const report = (what) => tests.problems.add(`${name.value}: ${what}`);
  page.on("console", (message) => message.type() === "error" && !expected.test(message.text()) && report(`console: ${message.text()}`));
  page.on("pageerror", (error) => !expected.test(error.message) && report(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin) && !/^(data|blob):/.test(request.url())) report(`asks another: ${request.url()}`);
  });
  return { context, page, name, report, close: () => context.close() };
}

/** What a page still waits for, in its own words; nothing once it has settled. */
function waitsFor() {
  if (!document.querySelector("#app > *")) return "an empty page";
  const waiting = document.querySelector('[role="status"]:not(.notice):not(.notice-inline):not(.saving)');
  return waiting ? `"${waiting.textContent}" in ${waiting.parentElement.outerHTML.slice(0, 300)}` : "";
}

/** Waits until a page shows what it has to show. Who reports goes on with a page that never does. */
export async function settled(page, report) {
  await page.waitForLoadState("networkidle");
  const lastLook = Date.now() + 90_000;
  for (let waiting = await page.evaluate(waitsFor); waiting; waiting = await page.evaluate(waitsFor)) {
    if (Date.now() > lastLook) {
      if (!report) throw new Error(`${page.url()} waits for ${waiting}`);
      return report(`does not settle: waits for ${waiting}`);
    }
    await page.waitForTimeout(100);
  }
}
