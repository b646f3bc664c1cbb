// What must not be lost: a decision that is sent after the session has ended, and one that meets another person's.

import { lookAt } from "./checks.mjs";
import { ask, codeFor, join, ownerOf, signIn } from "./people.mjs";
import { settled, visit } from "./visit.mjs";

const decisionsOf = async (server) => (await ask(server.origin, await ownerOf(server), "/api/programme", undefined, "GET")).decisions;

async function typeDecision(page, origin, reason) {
  await page.goto(`${origin}/domains`);
  await page.locator("details.domain > summary").first().click();
  await page.locator("details.domain textarea").fill(reason);
}

const send = (page) => page.locator("details.domain form button[type=submit]").click();

/** The session ends elsewhere while somebody types: signing in again sends what was typed, once. */
async function sessionEnds(browser, tests, server) {
  const person = await signIn(server, await join(server, "maite@example.eus", "facilitator"));
  const one = await visit(browser, tests, server, { cookies: [person.cookie] });
  one.name.value = "session-ends";
  const { page } = one;
  const reason = "Both sides have it, and it grows.";
  await typeDecision(page, server.origin, reason);
  const elsewhere = { cookie: person.cookie };
  await ask(server.origin, elsewhere, "/api/session", undefined, "DELETE");
  await send(page);
  await page.waitForSelector("[role=dialog] input[type=password]");
  await lookAt(tests, page, "session-ends-dialog", one.report);
  if ((await page.locator("details.domain textarea").inputValue()) !== reason) one.report("what was typed is gone");
  await page.locator("[role=dialog] input[type=password]").fill(person.password);
  await page.locator("[role=dialog] button[type=submit]").click();
  await page.waitForSelector("[role=dialog] input[autocomplete=one-time-code]");
  await page.locator("[role=dialog] input[autocomplete=one-time-code]").fill(await codeFor(person));
  await page.locator("[role=dialog] button[type=submit]").click();
  await page.waitForSelector('details.domain form .notice[role="status"]');
  const stored = (await decisionsOf(server)).filter((decision) => decision.reason === reason);
  if (stored.length !== 1) one.report(`the decision is stored ${stored.length} times`);
  if (stored[0]?.decided_by !== person.name) one.report(`the decision is of ${stored[0]?.decided_by}`);
  await one.close();
}

/** Two people decide on the same domain: the second is shown the first decision, and decides knowing it. */
async function twoDecide(browser, tests, server) {
  const [first, second] = await Promise.all(["jon@example.eus", "lea@example.eus"].map(async (name) => {
    const person = await signIn(server, await join(server, name, "facilitator"));
    return { ...(await visit(browser, tests, server, { cookies: [person.cookie] })), person };
  }));
  first.name.value = second.name.value = "two-people";
  await typeDecision(first.page, server.origin, "First: it is strong.");
  await typeDecision(second.page, server.origin, "Second: it is fragile.");
  await send(first.page);
  await first.page.waitForSelector('details.domain form .notice[role="status"]');
  await send(second.page);
  await second.page.waitForSelector('details.domain form [role="alert"].warning');
  await settled(second.page);
  const told = await second.page.locator('details.domain form [role="alert"].warning').textContent();
  if (!told.includes("First: it is strong.")) second.report(`the other decision is not told: ${told}`);
  if ((await second.page.locator("details.domain textarea").inputValue()) !== "Second: it is fragile.") second.report("what was typed is gone");
  await lookAt(tests, second.page, "two-people-meet", second.report);
  await send(second.page);
  await second.page.waitForSelector('details.domain form .notice[role="status"]');
  const reasons = (await decisionsOf(server)).map((decision) => decision.reason);
  for (const reason of ["First: it is strong.", "Second: it is fragile."])
    if (reasons.filter((one) => one === reason).length !== 1) second.report(`“${reason}” is stored ${reasons.filter((one) => one === reason).length} times`);
  await first.close();
  await second.close();
}

export async function twoPeople(browser, tests, server) {
  await sessionEnds(browser, tests, server);
  await twoDecide(browser, tests, server);
}
