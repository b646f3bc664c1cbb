// The team asks the members of a cluster about their network, twice; then looks at who bridges the border, what falls apart
// without the cluster organisation, and what has changed; on a desk, on a phone in every language, and before anybody has answered.
//
//   node tests/networks.mjs ZUBIA [WAY …]
//
// Screenshots are kept in test-artefacts/networks/ to be looked at.

import { journey } from "./browser/journey.mjs";

const { run, write, open, look, walk, check } = journey("networks");
const organiser = "Mugaz Gaindiko Makina-Erreminta Fabrikatzaileen Kooperatiba Elkartua";
const names = [organiser, ...Array.from({ length: 7 }, (_, number) => `Gipuzkoa ${number}`), ...Array.from({ length: 8 }, (_, number) => `Lapurdi ${number}`)];
const territory = (name) => (name.startsWith("Lapurdi") ? "FRI15" : "ES212");
run("import-organisations", write("organisations.csv", `name,territory,size\n${names.map((name) => `${name},${territory(name)},small`).join("\n")}\n`));
run("put-cluster", "--cluster", "sarea", "--name", "en=Sarea", "--name", "eu=Sarea");
for (const name of names) {
  const [{ organisation }] = JSON.parse(run("search-organisations", "--query", name, "--output", "json")).organisations;
  run("put-membership", "--cluster", "sarea", "--organisation", organisation, "--joined-on", "2020-01-01");
}

/** Makes a wave and lets those answer who are named: whom each knows, by name. */
function ask(name, knows) {
  run("add-network-questionnaire", "--cluster", "sarea", "--name", name);
  const { hash } = JSON.parse(run("publish-questionnaire", "--questionnaire", name, "--output", "json"));
  const { links } = JSON.parse(run("invite-organisations", "--questionnaire", name, "--everybody", "--output", "json"));
  const roster = [...names].sort();
  const code = (one) => roster.indexOf(one) + 1;
  for (const { link, name: who } of links)
    if (knows[who]) run("send-response", "--token", link.split("#")[1], "--agreed", hash, "--answers", JSON.stringify({ knows: knows[who].length > 0 ? knows[who].map(code) : [0] }));
}
const around = (side, distance) => Object.fromEntries(names.filter((name) => name.startsWith(side)).map((name, place, all) => [name, [all[(place + distance) % all.length]]]));
ask("lehena", { [organiser]: names.slice(1), ...around("Gipuzkoa", 1), ...around("Lapurdi", 1) });
const bridges = { "Gipuzkoa 1": ["Gipuzkoa 2", "Lapurdi 1"], "Gipuzkoa 3": ["Lapurdi 3", "Lapurdi 4"], "Lapurdi 7": [] };
ask("bigarrena", { [organiser]: names.slice(1), ...around("Gipuzkoa", 1), ...around("Lapurdi", 2), ...bridges });
run("add-network-questionnaire", "--cluster", "sarea", "--name", "hirugarrena");
run("publish-questionnaire", "--questionnaire", "hirugarrena");

const page_of = (wave, search = "") => `/questionnaires/${wave}/network${search}`;

async function onTheDesk() {
  const { context, page } = await open("/questionnaires");
  await page.getByRole("link", { name: /^Network: The network of Sarea/ }).first().click();
  await page.locator("figure canvas").first().waitFor();
  await look(page, "first");
  await page.getByLabel("Without").selectOption(organiser);
  await page.getByRole("heading", { name: /with and without/ }).waitFor();
  await page.getByLabel("Compared with").selectOption({ index: 1 });
  await page.getByText("What has changed between the waves").first().waitFor();
  await look(page, "without-and-compared");
  await page.getByRole("button", { name: "Show the table" }).or(page.getByRole("button", { name: /table/i })).first().click();
  const link = page.getByRole("link", { name: "Gipuzkoa 1" });
  await link.waitFor();
  check((await link.getAttribute("href"))?.startsWith("/organisations/"), "a member does not lead to its page");
  await look(page, "table");
  await page.getByLabel("A tie counts").selectOption("left-out");
  await page.getByRole("heading", { name: /ties among/ }).waitFor();
  await page.reload();
  await page.locator("main h1").waitFor();
  await page.getByLabel("A tie counts").waitFor();
  check((await page.getByLabel("A tie counts").inputValue()) === "left-out", "a reload forgets what was chosen");
  await context.close();
}

async function onAPhone() {
  for (const [language, theme, width] of [["eu", "light", 320], ["eu", "dark", 360], ["es", "light", 360], ["fr", "dark", 360], ["en", "light", 320]]) {
    const { context, page } = await open(page_of("bigarrena", `?without=${encodeURIComponent(organiser)}&earlier=lehena`), { language, theme, width });
    await page.locator("figure canvas").first().waitFor();
    await look(page, `phone-${language}-${theme}-${width}`);
    await context.close();
  }
}

async function nobodyHasAnswered() {
  const { context, page } = await open(page_of("hirugarrena"));
  await page.getByText("Nobody has answered").first().waitFor();
  await look(page, "nobody");
  await context.close();
}

async function madeFromACluster() {
  const { context, page } = await open("/clusters");
  const form = page.getByRole("form", { name: "Ask about the network" });
  await form.getByRole("button", { name: "Make the questionnaire" }).click();
  await form.getByRole("status").filter({ hasText: "with 16 members" }).waitFor();
  await look(page, "made");
  await form.getByRole("link", { name: "Questionnaires" }).click();
  await page.getByRole("heading", { name: "The network of Sarea" }).first().waitFor();
  await context.close();
}

await walk({ onTheDesk, onAPhone, nobodyHasAnswered, madeFromACluster }, "the network of a cluster: in order");
