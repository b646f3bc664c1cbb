// How people come in: the first owner by the code that the program printed, the invited by their link, and what a link
// says that is worth nothing. Each in all languages, on a phone and wide.

import { lookAt } from "./checks.mjs";
import { codeFor, invite, ownerOf } from "./people.mjs";
import { settled, visit } from "./visit.mjs";

const languages = ["en", "es", "fr", "eu"];
const looks = languages.flatMap((language, place) => [
  { language, theme: "light", width: 320, withSpacing: true },
  { language, theme: place % 2 ? "light" : "dark", width: 1280, withSpacing: false },
]);

async function each(browser, tests, server, name, path, cookies = []) {
  for (const { language, theme, width, withSpacing } of looks) {
    const one = await visit(browser, tests, server, { cookies, language, theme, width, expected: /\b(401|404|409|410|422)\b/ });
    one.name.value = `door-${name}-${language}-${theme}-${width}`;
    await one.page.goto(server.origin + path);
    await settled(one.page);
    if (one.page.url().includes("#")) one.report("the token stays in the address");
    await lookAt(tests, one.page, one.name.value, one.report, { withAxe: language === "fr", withSpacing });
    await one.close();
  }
}

/** What an authenticator app would be told: the secret that the page shows for those who type it. */
async function secretOn(page) {
  return (await page.locator(".secret").textContent()).replaceAll(/\s/g, "");
}

/** From the printed code to the overview, without a word but what the pages say. */
async function becomeOwner(browser, tests, server) {
  const one = await visit(browser, tests, server, { cookies: [] });
  one.name.value = "door-first-owner";
  const { page } = one;
  await page.goto(server.origin);
  await settled(page);
  const [code, name] = await page.locator("form input:not([type=password])").all();
  await code.fill("0".repeat(64));
  await name.fill("ane@example.eus");
  await page.locator("input[type=password]").fill("mendi garaia zubi luzea");
  await page.locator("button[type=submit]").click();
  await page.waitForSelector("[aria-invalid=true]");
  await lookAt(tests, page, "door-first-owner-wrong-code", one.report);
  if ((await name.inputValue()) !== "ane@example.eus") one.report("what was typed is lost with a wrong code");
  await code.fill(server.code);
  await page.locator("button[type=submit]").click();
  await page.waitForSelector(".secret");
  const person = { secret: await secretOn(page), step: 0 };
  await page.locator("form input").fill(await codeFor(person));
  await page.locator("button[type=submit]").click();
  await page.waitForSelector("#content h1");
  await one.close();
}

export async function doors(browser, tests, servers) {
  const token = await invite(servers.full, "gonbidatua@example.eus", "facilitator", ["ES21", "FRI1"]);
  const cookies = [(await ownerOf(servers.full)).cookie];
  await tests.together([
    () => each(browser, tests, servers.unowned, "first-owner", "/"),
    () => each(browser, tests, servers.full, "invitation", `/invitation#${token}`),
    () => each(browser, tests, servers.full, "no-invitation", `/invitation#${"0".repeat(64)}`, cookies),
    () => each(browser, tests, servers.full, "no-token", "/invitation"),
  ]);
  await becomeOwner(browser, tests, servers.unowned);
}
