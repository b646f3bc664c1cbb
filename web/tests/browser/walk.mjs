// Every page, in each language, theme and width and for each state of signing in; and what pages say when things go wrong.

import { lookAt, tabThrough } from "./checks.mjs";
import { signInStates } from "./sign-in-states.mjs";
import { settled, visit } from "./visit.mjs";

export const paths = ["/", "/import", "/territories", "/profile", "/activity-space", "/opportunities", "/complementarity", "/domains", "/organisations", "/organisations/import", "/organisations/duplicates", "/clusters", "/questionnaires", "/classifications", "/organisations/new", "/questionnaires/new", "/questionnaires/innovation-diagnosis/edit", "/questionnaires/meeting-follow-up/responses", "/questionnaires/innovation-diagnosis/advice", "/questionnaires/cross-border-cooperation/study/barriers", "/questionnaires/cross-border-cooperation/study/map", "/questionnaires/cross-border-cooperation/study/innovation", "/questionnaires/cross-border-cooperation/study/for-whom", "/questionnaires/cross-border-cooperation/study/waves", "/questionnaires/cross-border-cooperation/study/lessons", "/study-file", "/questionnaires/offers-and-needs/entry", "/questionnaires/innovation-diagnosis/publication", "/interviews", "/interview-guides", "/interview-guides?guide=barriers", "/codebook", "/codebook?code=law", "/stop-mail", "/account", "/accounts", "/audit-log", "/processing-register", "/own-organisation", "/methods/location_quotient", "/nothing-here"];
const languages = ["en", "es", "fr", "eu"];

async function walkOnce(browser, tests, server, state, { language, theme, width, withAxe = true, withSpacing = false, withFocus = false }) {
  const one = await visit(browser, tests, server, { cookies: await state.cookies(browser, server), language, theme, width });
  // Who is not in sees the same page at every address.
  const seen = state.sees === "doorway" ? ["/", "/domains"] : paths;
  for (const path of seen.filter((one) => !tests.only || tests.only.includes(one))) {
    one.name.value = `${server.title}-${state.name}${path}-${language}-${theme}-${width}`;
    await one.page.goto(server.origin + path);
    await settled(one.page, one.report);
    const lang = await one.page.evaluate(() => document.documentElement.lang);
    if (lang !== language) one.report(`the page is in ${lang}`);
    if (withFocus) await tabThrough(one.page, one.report);
    await lookAt(tests, one.page, one.name.value, one.report, { withAxe, withSpacing });
  }
  await one.close();
}

/** Each page once for each language, theme, width and role; `tests.full` takes each of them with each other. */
export async function walk(browser, tests, servers) {
  const walks = [];
  const others = signInStates.filter((state) => state.sees === "all" && state.name !== "owner");
  for (const state of signInStates) {
    // The owner sees everything, and who is not in sees the whole of the door; other roles see parts of the same pages, so one language each will do.
    if (others.includes(state)) {
      const language = languages[others.indexOf(state) % languages.length];
      for (const one of tests.full ? languages : [language]) walks.push([servers.full, state, { language: one, theme: "light", width: 1280 }]);
      continue;
    }
    for (const language of languages) {
      // Themes differ in colours alone, which no language changes.
      for (const theme of tests.full || language === "eu" ? ["light", "dark"] : ["light"]) walks.push([servers.full, state, { language, theme, width: 1280, withFocus: language === "fr" && theme === "light" }]);
      walks.push([servers.full, state, { language, theme: "light", width: 320, withAxe: language === "eu", withSpacing: true }]);
    }
  }
  // 200 % zoom of a 1280 pixel wide window leaves 640.
  walks.push([servers.full, signInStates.at(-1), { language: "fr", theme: "dark", width: 640, withAxe: false, withSpacing: true }]);
  walks.push([servers.empty, signInStates.at(-1), { language: "eu", theme: "light", width: 360 }]);
  walks.push([servers.empty, signInStates.at(-1), { language: "es", theme: "dark", width: 1280 }]);
  walks.push([servers.strange, signInStates.at(-1), { language: "es", theme: "light", width: 360 }]);
  await tests.together(walks.map(([server, state, how]) => () => walkOnce(browser, tests, server, state, how)));
}

const wrongs = [
  { name: "no-server", at: "**/api/programme", answer: (route) => route.abort(), expected: /ERR_FAILED/ },
  {
    name: "refused",
    at: "**/api/programme",
    answer: (route) => route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify({ title: "not-permitted", status: 403, code: "not-permitted", detail: "Your role does not allow this." }) }),
    expected: /403/,
  },
  { name: "our-fault", at: "**/api/programme", answer: (route) => route.fulfill({ contentType: "application/json", body: "{}" }), expected: /undefined|error occurred|reading/ },
];

/** What a page says when the server is away, when it refuses, and when the fault is ours: the navigation stays. */
export async function whenThingsGoWrong(browser, tests, server) {
  const state = signInStates.at(-1);
  for (const { name, at, answer, expected } of wrongs)
    for (const language of ["en", "eu"]) {
      const one = await visit(browser, tests, server, { cookies: await state.cookies(browser, server), language, width: 900, expected });
      one.name.value = `wrong-${name}-${language}`;
      await one.page.route(at, answer);
      await one.page.goto(server.origin);
      await one.page.waitForSelector('main [role="alert"]', { timeout: 60_000 });
      if ((await one.page.locator("nav a").count()) === 0) one.report("the navigation is gone");
      const shown = await one.page.textContent("main");
      if (/\bat \w+ \(|TypeError|undefined/.test(shown)) one.report("a trace is shown");
      if (language !== "en" && (await one.page.locator("main [role=alert]").evaluate((alert) => [...alert.querySelectorAll("p")].every((p) => p.closest("[lang=en]"))))) one.report("is only said in English");
      await lookAt(tests, one.page, one.name.value, one.report, { withAxe: name !== "no-server" });
      await one.close();
    }
}

/** On paper, and with the colours of the device. */
export async function otherMedia(browser, tests, server) {
  const state = signInStates.at(-1);
  const one = await visit(browser, tests, server, { cookies: await state.cookies(browser, server), language: "fr", theme: "dark", width: 900 });
  for (const path of ["/", "/territories", "/domains"]) {
    one.name.value = `print${path}`;
    await one.page.goto(server.origin + path);
    await settled(one.page, one.report);
    await one.page.emulateMedia({ media: "print" });
    for (const what of ["nav", "main button", "main select"])
      if (await one.page.locator(what).first().isVisible().catch(() => false)) one.report(`${what} is printed`);
    const colours = await one.page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector("h1")).color].join(" on "));
    if (colours !== "rgb(255, 255, 255) on rgb(0, 0, 0)") one.report(`is not printed black on white: ${colours}`);
    await one.page.screenshot({ path: `${tests.artefacts}/${one.name.value.replaceAll("/", "-")}.png`, fullPage: true });
    await one.page.emulateMedia({ media: "screen", forcedColors: "active", reducedMotion: "reduce" });
    one.name.value = `forced-colours${path}`;
    await lookAt(tests, one.page, one.name.value, one.report, { withAxe: false });
    await one.page.emulateMedia({ media: "screen", forcedColors: "none" });
  }
  await one.close();
}
