// Sessions and accounts in headless Chromium, with the keyboard: signing in, what is said when it fails, a session that
// ends in the middle of a form, what an owner does about accounts. Looks at every state with axe.
//
//   node tests/accounts.mjs ZUBIA
//
// Screenshots are kept in test-artefacts/accounts/ to be looked at.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { axe } from "./browser/checks.mjs";
import { launch } from "./browser/chromium.mjs";
import { serve } from "./browser/programmes.mjs";
import { fakeAccounts, owner, signedIn, signedOut } from "./fake-accounts.mjs";

const zubia = resolve(process.argv[2] ?? "");
const folder = mkdtempSync(join(tmpdir(), "zubia-accounts-"));
const artefacts = "test-artefacts/accounts";
mkdirSync(artefacts, { recursive: true });
const problems = [];
let states = 0;

async function look(page, name) {
  states += 1;
  await page.waitForFunction(() => ![...document.querySelectorAll('p[role="status"]:not(.notice)')].length);
  await axe(page, (what) => problems.push(`${name}: ${what}`));
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sticksOut > 0) problems.push(`${name}: sticks out by ${sticksOut} px`);
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("autocomplete") ?? document.activeElement?.tagName);

async function signInSays(page, origin, fake) {
  await page.goto(`${origin}/`);
  await page.waitForSelector('input[autocomplete="username"]');
  await look(page, "sign-in");
  await page.keyboard.press("Tab");
  await page.locator('input[autocomplete="username"]').focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector('[aria-invalid="true"]');
  assert.equal(await focused(page), "username", "the first field that is wanting gets the focus");
  await page.keyboard.type("ane@example.org");
  await page.locator('input[autocomplete="current-password"]').fill("wrong");
  await page.keyboard.press("Enter");
  await page.getByText("The server's words: wrong-name-or-password.").waitFor();
  assert.equal(await page.locator('input[autocomplete="current-password"]').getAttribute("aria-invalid"), "true");
  await look(page, "sign-in-wrong");
  await page.locator('input[autocomplete="current-password"]').fill("too often");
  await page.keyboard.press("Enter");
  await page.getByText("Try again in 4 min.").waitFor();
  await page.locator('input[autocomplete="current-password"]').fill("correct horse battery");
  await page.keyboard.press("Enter");
  await page.waitForSelector('input[autocomplete="one-time-code"]');
  assert.equal(await focused(page), "one-time-code", "the code gets the focus");
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await page.getByText("The server's words: wrong-code.").waitFor();
  await look(page, "second-factor-wrong");
  await page.locator('input[autocomplete="one-time-code"]').fill("123 456");
  await page.keyboard.press("Enter");
  await page.waitForSelector("nav");
  fake.session = signedOut;
}

async function setUpSecondFactor(page, origin, fake) {
  fake.session = { ...owner, state: "second-factor-wanted", has_second_factor: false };
  await page.goto(`${origin}/`);
  await page.waitForSelector(".qr-code path");
  assert.equal((await page.textContent(".secret")).replaceAll(" ", ""), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
  await look(page, "second-factor-setup");
  await page.locator('input[autocomplete="one-time-code"]').fill("123456");
  await page.keyboard.press("Enter");
  await page.waitForSelector("nav");
}

async function ownProgrammeFirst(page, origin, fake) {
  fake.session = { ...signedOut, first_owner_wanted: true };
  await page.goto(`${origin}/`);
  await page.waitForSelector('input[autocomplete="new-password"]');
  await look(page, "first-owner");
  await page.locator('input[autocomplete="off"]').fill("a-code");
  await page.locator('input[autocomplete="username"]').fill("ane");
  await page.locator('input[autocomplete="new-password"]').fill("short");
  await page.keyboard.press("Enter");
  await page.getByText("The server's words: short-password.").waitFor();
  assert.equal(await focused(page), "new-password");
}

async function openInvitation(page, origin) {
  await page.goto(`${origin}/invitation#${"a1".repeat(32)}`);
  await page.waitForSelector('input[autocomplete="new-password"]');
  assert.equal(await page.evaluate(() => location.href), `${origin}/invitation`, "the token leaves the address bar");
  await look(page, "invitation");
  await page.goto("about:blank");
  await page.goto(`${origin}/invitation#${"b2".repeat(32)}`);
  await page.getByText("The server's words: invitation-not-valid.").waitFor();
  await look(page, "invitation-not-valid");
}

/** The session ends while somebody types: the page stays, and the very same write goes out after signing in again. */
async function sessionEndsInAForm(page, origin, fake) {
  fake.session = signedIn;
  await page.goto(`${origin}/domains`);
  await page.locator("details.domain > summary").first().click();
  const text = page.locator("details.domain textarea").first();
  await text.fill("Typed before the session ended");
  fake.isExpired = true;
  fake.session = signedOut;
  fake.asked.length = 0;
  await page.locator('details.domain button[type="submit"]').first().click();
  await page.getByRole("dialog").waitFor();
  assert.equal(await text.inputValue(), "Typed before the session ended");
  await page.locator('[role="dialog"] input[autocomplete="current-password"]').waitFor();
  assert.equal(await focused(page), "current-password", "the focus moves into the dialog");
  await look(page, "session-ended");
  await page.keyboard.type("correct horse battery");
  await page.keyboard.press("Enter");
  await page.locator('[role="dialog"] input[autocomplete="one-time-code"]').fill("123456");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator('details.domain .notice[role="status"]').first().waitFor();
  const writes = fake.asked.filter((one) => one.name === "POST /api/programme/decisions");
  assert.equal(writes.length, 2, "sent once more, not more often");
  assert.ok(writes[0].key && writes[0].key === writes[1].key, "under the same key");
  assert.equal(writes[0].body, writes[1].body);
}

/** Declined, the text stays, and a line says how to go on. */
async function sessionEndedAndDeclined(page, origin, fake) {
  await page.goto(`${origin}/domains`);
  await page.locator("details.domain > summary").first().click();
  const text = page.locator("details.domain textarea").first();
  await text.fill("Kept all the same");
  fake.isExpired = true;
  fake.session = signedOut;
  await page.locator('details.domain button[type="submit"]').first().click();
  await page.getByRole("dialog").waitFor();
  await page.locator('[role="dialog"] input[autocomplete="current-password"]').waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await text.inputValue(), "Kept all the same");
  await page.locator(".notice.warning", { hasText: "Your session has ended" }).waitFor();
  fake.isExpired = false;
  fake.session = signedIn;
}

async function serverGoesAway(page, origin, fake) {
  await page.goto(`${origin}/domains`);
  await page.locator("details.domain > summary").first().click();
  const text = page.locator("details.domain textarea").first();
  await text.fill("Written while the server was away");
  fake.isAway = true;
  const submit = page.locator('details.domain button[type="submit"]').first();
  await submit.click();
  await page.getByText("The server does not answer.").first().waitFor();
  assert.equal(await text.inputValue(), "Written while the server was away");
  await look(page, "server-away");
  fake.isAway = false;
  fake.asked.length = 0;
  await submit.click();
  await page.locator('details.domain .notice[role="status"]').first().waitFor();
}

async function manageAccounts(page, origin, fake) {
  for (const path of ["/account", "/accounts", "/audit-log"]) {
    await page.goto(origin + path);
    await page.waitForSelector("main h1");
    await look(page, path.slice(1));
  }
  fake.isSound = false;
  await page.goto(`${origin}/audit-log`);
  await page.getByText("cannot be trusted from entry 2").waitFor();
  await look(page, "audit-log-broken");
  await page.goto(`${origin}/accounts`);
  await page.getByLabel("Account name").fill("new.person");
  await page.getByRole("button", { name: "Make the link" }).click();
  await page.getByText("needs at least one territory").waitFor();
  await page.locator('input[type="checkbox"]').first().check();
  await page.getByRole("button", { name: "Make the link" }).click();
  await page.getByText(`${origin}/invitation#${"a1".repeat(32)}`).waitFor();
  await look(page, "invited");
  const disable = page.getByRole("button", { name: "Disable ane@example.org" });
  await disable.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog").waitFor();
  await look(page, "disable");
  await page.getByRole("alertdialog").getByRole("button", { name: "Disable" }).click();
  await page.getByText("The server's words: last-owner.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Disable ane@example.org", "the focus comes back");
  await page.getByRole("button", { name: "Change jean-baptiste" }).click();
  await page.getByRole("dialog").waitFor();
  await look(page, "change");
}

async function nothingOpen(page, origin, fake) {
  fake.session = { ...signedIn, role: "respondent" };
  await page.goto(`${origin}/`);
  await page.getByText("Nothing is open to you yet").waitFor();
  assert.equal(await page.locator("nav .nav-link").count(), 1);
  await look(page, "nothing-open");
  fake.session = { ...signedIn, role: "facilitator" };
  await page.goto(`${origin}/accounts`);
  await page.getByText("Your role does not open this page").waitFor();
}

const browser = await launch();
const server = await serve(zubia, folder, "full");

/** A fresh browser for each story. */
async function story(name, session, tell, { language = "en", theme = "light", width = 1280 } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, locale: language });
  if (server.cookies) await context.addCookies(server.cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  page.on("console", (message) => message.type() === "error" && !/status of (4|5)\d\d|ERR_CONNECTION_REFUSED/.test(message.text()) && problems.push(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${name}: error: ${error.message}`));
  if (!server.cookies) {
    await page.goto(`${server.origin}/?key=${server.key}`);
    server.cookies = await context.cookies();
  }
  const fake = await fakeAccounts(context, session);
  try {
    await tell(page, server.origin, fake);
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
    await page.screenshot({ path: join(artefacts, `failed-${name.replaceAll(" ", "-")}.png`), fullPage: true }).catch(() => undefined);
  }
  await context.close();
}

/** Every page once in the longest words, on the smallest screen, in the dark. */
async function narrow(page, origin, fake) {
  for (const [name, session, path] of [
    ["sign-in", signedOut, "/"], ["setup", { ...owner, state: "second-factor-wanted" }, "/"], ["first-owner", { ...signedOut, first_owner_wanted: true }, "/"],
    ["account", signedIn, "/account"], ["accounts", signedIn, "/accounts"], ["audit-log", signedIn, "/audit-log"],
    ["nothing-open", { ...signedIn, role: "respondent" }, "/"],
  ]) {
    fake.session = session;
    await page.goto(origin + path);
    await page.waitForSelector("main h1");
    await look(page, `narrow-${name}`);
  }
}

try {
  await story("sign in", signedOut, signInSays);
  await story("second factor", signedOut, setUpSecondFactor);
  await story("first owner", signedOut, ownProgrammeFirst);
  await story("invitation", signedOut, openInvitation);
  await story("session ends", signedIn, sessionEndsInAForm);
  await story("declined", signedIn, sessionEndedAndDeclined);
  await story("server away", signedIn, serverGoesAway);
  await story("accounts", signedIn, manageAccounts);
  await story("nothing open", signedIn, nothingOpen);
  await story("narrow", signedOut, narrow, { language: "eu", theme: "dark", width: 320 });
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of new Set(problems)) console.log(problem);
console.log(`${states} states of accounts looked at, ${new Set(problems).size} problems`);
process.exit(problems.length === 0 ? 0 : 1);
