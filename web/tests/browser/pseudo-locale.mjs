// A language that nobody speaks: every text in brackets, with accents and two fifths longer. What is shown without
// brackets and is no data stands in the sources; what does not fit would not fit in German either. It takes the place of
// English in the test alone: nothing of it is in the product.

import { readdirSync, readFileSync } from "node:fs";
import { lookAt } from "./checks.mjs";
import { signInStates } from "./sign-in-states.mjs";
import { settled, visit } from "./visit.mjs";
import { paths } from "./walk.mjs";

const plain = "aeiouyncszAEIOUYNCSZ";
const accented = "áéîöüÿñçšžÁÉÎÖÜŸÑÇŠŽ";

export function pseudo(text) {
  const long = text.split(/(\{\{\w+\}\})/).map((part) => (part.startsWith("{{") ? part : [...part].map((letter) => accented[plain.indexOf(letter)] ?? letter).join("")));
  const letters = text.replaceAll(/\{\{\w+\}\}/g, "").length;
  const filling = "ø ñå žé ļï ".repeat(Math.ceil(letters / 10)).slice(0, Math.ceil(letters * 0.4)).trim();
  return `⟦${long.join("")} ${filling}⟧`;
}

function messages() {
  const rooms = readdirSync("src/messages/en").map((room) => JSON.parse(readFileSync(`src/messages/en/${room}`, "utf8")));
  return Object.fromEntries(Object.entries(Object.assign({}, ...rooms)).map(([key, text]) => [key, pseudo(text)]));
}

/** Every string of a reply: what may be shown without being a message. */
function strings(value, found) {
  if (typeof value === "string") found.add(value);
  else if (value && typeof value === "object") for (const one of Object.values(value)) strings(one, found);
}

/** Runs in the page: the texts and labels that stand outside of brackets. */
function outside() {
  const texts = [];
  const take = (text) => /\p{L}{2,}/u.test(text.replaceAll(/⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧/g, "")) && texts.push(text.trim());
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element && !element.closest('[lang="en"]:not(html), script') && element.checkVisibility()) take(walker.currentNode.textContent);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const element of document.querySelectorAll(`body [${name}]`)) if (!element.hasAttribute("lang")) take(element.getAttribute(name));
  for (const element of document.querySelectorAll(".method-page")) {
    const place = texts.indexOf(element.getAttribute("aria-label"));
    if (place >= 0) texts.splice(place, 1);
  }
  take(document.title);
  return texts;
}

// Languages are called by their own names; conjunctions and dates come from the browser. A number of the data may stand
// in a date, so those go first; a conjunction may stand in a text of the data, so those go last.
const dates = /\b\d{1,2} \w{3} \d{4}\b|\b\w{3} \d{1,2}, \d{4}\b|\b[AP]M\b/g;
const allowed = /English|Español|Français|Euskara|\band\b/g;

export async function pseudoLocale(browser, tests, server) {
  const state = signInStates.at(-1);
  const body = `export default ${JSON.stringify(messages())}`;
  await tests.together(
    [320, 1280].map((width) => async () => {
      const one = await visit(browser, tests, server, { cookies: await state.cookies(browser, server), language: "en", width });
      const data = new Set();
      one.page.on("response", async (response) => {
        if (response.url().includes("/api/")) strings(await response.json().catch(() => null), data);
      });
      let isTaken = false;
      await one.page.route(/\/assets\/en-[^/]+\.js$/, (route) => {
        isTaken = true;
        return route.fulfill({ contentType: "text/javascript", body });
      });
      for (const path of paths) {
        one.name.value = `pseudo${path}-${width}`;
        await one.page.goto(server.origin + path);
        await settled(one.page, one.report);
        if (path === "/domains") await one.page.locator("details.domain > summary").first().click();
        for (const details of await one.page.locator("details.notice > summary").all()) await details.click();
        const explain = one.page.locator("figure button[aria-expanded]").first();
        if (await explain.count()) await explain.click();
        if (path === "/profile") await one.page.locator("figure button").first().click();
        await settled(one.page, one.report);
        const known = [...data].sort((a, b) => b.length - a.length);
        for (const text of new Set(await one.page.evaluate(outside))) {
          let rest = text.replaceAll(/⟦[^⟦⟧]*⟧/g, " ").replaceAll(dates, " ");
          for (const part of known) if (part.length > 1) rest = rest.replaceAll(part, " ");
          if (/\p{L}{2,}/u.test(rest.replaceAll(allowed, " "))) one.report(`no message: "${text.slice(0, 80)}"`);
        }
        await lookAt(tests, one.page, one.name.value, one.report, { withAxe: false });
      }
      if (!isTaken) one.report("the language was not replaced");
      await one.close();
    }),
  );
}
