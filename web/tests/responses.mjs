// An adviser reads what respondents sent: with the keyboard, one after the other, takes a judgement back, and finds only
// what was checked in the file of answers. Then a long list, nobody, and a phone in Basque.
//
//   node tests/responses.mjs ZUBIA [WAY …]
//
// Screenshots are kept in test-artefacts/responses/ to be looked at.

import { journey } from "./browser/journey.mjs";

const { run, write, open, look, walk, check } = journey("responses");
const names = ["Mugaz Gaindiko Makina-Erreminta Fabrikatzaileen Kooperatiba Elkartua", "Danobat", "Lauak"];
const rows = [...names, ...Array.from({ length: 120 }, (_, number) => `Enpresa ${number}`)].map((name) => `${name},ES212,large`);
run("import-organisations", write("organisations.csv", `name,territory,size\n${rows.join("\n")}\n`));

/** Publishes, invites everybody and lets the first answer. */
function ask(name, answering) {
  run("add-questionnaire", "--ready", name);
  const { hash } = JSON.parse(run("publish-questionnaire", "--questionnaire", name, "--mode", "named", "--needs-check", "--output", "json"));
  const { links } = JSON.parse(run("invite-organisations", "--questionnaire", name, "--everybody", "--output", "json"));
  const answers = JSON.stringify({ took_place: [1], usefulness: [3], next_step: [2], remarks: "Elkarlanean ".repeat(40) });
  for (const { link } of links.slice(0, answering)) run("send-response", "--token", link.split("#")[1], "--agreed", hash, "--answers", answers);
}
ask("meeting-follow-up", 3);
ask("seven-proximities", 0);
const list = "/questionnaires/meeting-follow-up/responses";
const exported = () => run("export-answers", "--questionnaire", "meeting-follow-up", "--format", "csv").trim().split("\n").length - 1;

async function oneAfterTheOther() {
  check(exported() === 0, "what nobody has checked is in the file");
  const { context, page } = await open(list);
  await look(page, "list");
  await page.locator(".directory-list a").first().focus();
  await page.keyboard.press("Enter");
  for (const left of [2, 1]) {
    const before = page.url();
    await page.getByRole("button", { name: "Checked, on to the next" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== before);
    check(exported() === 3 - left, `${left} wait, and the file has ${exported()}`);
  }
  await page.getByRole("button", { name: "It is checked" }).click();
  await page.getByRole("button", { name: "It is not checked after all" }).waitFor();
  await look(page, "checked");
  check(exported() === 3, "all are checked, and not all are in the file");
  await page.getByRole("button", { name: "It is not checked after all" }).click();
  await page.getByRole("button", { name: "It is checked" }).waitFor();
  check(exported() === 2, "what is not checked after all is still in the file");
  await page.getByRole("link", { name: "All responses" }).click();
  await page.locator(".directory-list li").first().waitFor();
  check((await page.locator(".directory-list li").count()) === 1, "the list does not show the one that waits");
  await context.close();
}

async function onAPhone() {
  for (const [theme, width] of [["light", 320], ["dark", 360]]) {
    const { context, page } = await open(list, { language: "eu", theme, width });
    await look(page, `list-eu-${theme}-${width}`);
    await page.getByRole("checkbox").uncheck();
    await page.locator(".directory-list a").first().click();
    await page.locator("dl.told").first().waitFor();
    await look(page, `response-eu-${theme}-${width}`);
    await context.close();
  }
}

async function nobodyYet() {
  const { context, page } = await open("/questionnaires/seven-proximities/responses", { language: "fr" });
  await page.locator(".empty").waitFor();
  await look(page, "nobody");
  await page.goto(page.url().replace("seven-proximities/responses", "meeting-follow-up/responses/nothing"));
  await page.locator('[role="alert"]').waitFor();
  await look(page, "unknown");
  await context.close();
}

await walk({ oneAfterTheOther, onAPhone, nobodyYet }, "responses can be checked");
