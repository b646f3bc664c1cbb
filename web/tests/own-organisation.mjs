// A company keeps its own profile: an owner lets an account speak for an organisation, its representative says what it
// needs in two languages, two people save at once and neither loses anything, the owner ends it. Then the sites of an
// organisation on the map, with and without coordinates, forty of them, and none.
//
//   node tests/own-organisation.mjs ZUBIA [JOURNEY …] [--dist FOLDER]
//
// With --dist the web app is taken from a folder instead of the program.
// Screenshots are kept in test-artefacts/own-organisation/ to be looked at.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as within, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser/chromium.mjs";
import { lookAt, tabThrough } from "./browser/checks.mjs";
import { ask, join, ownerOf, signIn } from "./browser/people.mjs";
import { serveProgramme } from "./browser/programmes.mjs";
import { settled, visit } from "./browser/visit.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { dist: { type: "string" } } });
const [program = "", ...wanted] = positionals;
const zubia = resolve(program);
const folder = mkdtempSync(within(tmpdir(), "zubia-own-"));
const tests = { artefacts: "test-artefacts/own-organisation", problems: new Set(), looked: 0, dist: values.dist };
mkdirSync(tests.artefacts, { recursive: true });
const check = (holds, what) => holds || tests.problems.add(what);

const programme = within(folder, "naen.zubia");
const run = (command, ...words) => execFileSync(zubia, [command, programme, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
run("new", "--name", "NAEN", "--territories", "ES21,ES22,FRI1", "--languages", "en,eu,es,fr");
function put(record) {
  const file = within(folder, "record.json");
  writeFileSync(file, JSON.stringify(record));
  return JSON.parse(run("put-organisation", file, "--output", "json")).organisation;
}
const sites = (count, of) => [...Array(count).keys()].map(of);
const organisations = {
  kaiku: put({ names: { "": "Kaiku" }, kind: "company", territory: "ES212", identifiers: [{ scheme: "nif", value: "B20034567" }], sites: [{ city: "Donostia", country: "ES", latitude: 43.31, longitude: -1.98 }, { name: "Usine de Bayonne", city: "Bayonne", country: "FR", territory: "FRI15" }, { city: "Tokyo", country: "JP", latitude: 35.7, longitude: 139.7 }, { name: "Somewhere" }] }),
  many: put({ names: { "": "Berrogei kokaleku dituen erakundea" }, territory: "ES212", sites: sites(40, (site) => ({ name: `Mugaz gaindiko lantegia ${site + 1}`, city: "Arrasate-Mondragón", country: "ES", latitude: 42.4 + ((site * 7) % 40) * 0.05, longitude: -2.4 + ((site * 11) % 40) * 0.05 })) }),
  placeless: put({ names: { "": "Placeless" }, sites: [{ city: "Tokyo", country: "JP", latitude: 35.7, longitude: 139.7 }] }),
  bare: put({ names: { "": "Bare" } }),
};
const served = await serveProgramme(zubia, programme);
const browser = await launch();
const owner = await ownerOf(served);
const recordOf = (organisation = organisations.kaiku) => ask(served.origin, owner, `/api/organisations/${organisation}`, undefined, "GET");
const people = {};
for (const name of ["ane", "jon"]) people[name] = await signIn(served, await join(served, `${name}@example.eus`, "company"));

async function open(person, path, how = {}) {
  const one = await visit(browser, tests, served, { cookies: [person.cookie], expected: /\b(401|403|409|422|503)\b/, ...how });
  one.name.value = `${path.split("/")[1]}-${how.language ?? "en"}-${how.width ?? 1280}`;
  await one.page.goto(served.origin + path);
  await settled(one.page, one.report);
  return one;
}
async function look(one, name, how) {
  one.name.value = name;
  await settled(one.page, one.report);
  await lookAt(tests, one.page, name, one.report, how);
}
const button = (page, name) => page.getByRole("button", { name, exact: true });
const editOffers = (page) => button(page, "Change offers and needs").click();
const save = (page, name = "Save") => button(page, name).click();
const saved = (page) => page.locator("main .notice[role=status]").waitFor();

/** An owner lets two accounts speak for the organisation; neither speaks for another one as well. */
async function connect() {
  const before = await open(people.ane, "/");
  check(before.page.url().endsWith("/own-organisation"), "a company does not begin at its own organisation");
  await before.page.getByText("Your account speaks for no organisation.").waitFor();
  await look(before, "nobody-en");
  await before.close();
  const one = await open(owner, `/organisations/${organisations.kaiku}`);
  const { page } = one;
  await page.getByText("Nobody speaks for it yet.").waitFor();
  for (const name of ["ane", "jon"]) {
    await page.getByLabel("Account", { exact: true }).selectOption({ label: `${name}@example.eus (company)` });
    await button(page, "Let it speak for the organisation").click();
    await button(page, `End for ${name}@example.eus`).waitFor();
  }
  check((await page.getByLabel("Account", { exact: true }).locator("option", { hasText: "ane@example.eus" }).count()) === 0, "an account that speaks for an organisation is offered again");
  await look(one, "representatives-en");
  await one.close();
}

/** A representative makes a mistake, mends it, and says in two languages what is needed. */
async function addANeed() {
  const one = await open(people.ane, "/own-organisation");
  const { page } = one;
  await page.getByRole("heading", { level: 1, name: "Kaiku" }).waitFor();
  check((await page.locator("nav .nav-link").count()) === 2, "a company sees more pages than its organisation and its account");
  await look(one, "own-empty-en");
  await editOffers(page);
  await button(page, "Add a need").click();
  await save(page);
  await page.locator('input[aria-invalid="true"]').waitFor();
  check(await page.evaluate(() => document.activeElement?.matches('[aria-invalid="true"]')), "the focus is not at the mistake");
  await page.getByLabel("Title: English").fill("Laser welding");
  await page.getByLabel("Description: English").fill("Thin steel,\nsmall series.");
  await page.getByLabel("Write it in another language").selectOption({ label: "Basque" });
  await page.getByLabel("Title: Basque").fill("Laser bidezko soldadura");
  await page.getByLabel("Codes").fill("machines");
  await save(page);
  await page.locator('textarea[aria-invalid="true"]').waitFor();
  await look(one, "need-mistake-en");
  await page.getByLabel("Codes").fill("cpv 426");
  await save(page);
  await page.getByText("It has eight digits: 42600000.").waitFor();
  check((await page.getByLabel("Title: Basque").inputValue()) === "Laser bidezko soldadura", "what was typed is gone after a refusal");
  await page.getByLabel("Codes").fill("cpv 42600000\nnace 25.62");
  await save(page);
  await saved(page);
  await page.getByRole("heading", { name: "Laser welding" }).waitFor();
  await look(one, "own-need-en");
  await tabThrough(page, one.report, 30);
  const shown = await recordOf();
  check(shown.history[0].cause === "own" && shown.history[0].by === "ane@example.eus", `the history says ${JSON.stringify(shown.history[0])}`);
  check(JSON.parse(shown.document).needs[0].title.eu === "Laser bidezko soldadura", "the second language is not stored");
  check(shown.kind === "company" && shown.identifiers.length === 1, "what is not the organisation's own has changed");
  for (const path of ["/organisations", `/organisations/${organisations.bare}`]) {
    await page.goto(served.origin + path);
    await page.getByText("Your role does not open this page").waitFor();
  }
  await one.close();
}

const offerTitle = (page) => page.locator("section", { has: page.getByRole("heading", { name: "Offers", exact: true }) }).getByLabel("Title: English");

/** Two representatives, then a representative and a facilitator, save at once: both changes stand. */
async function collide() {
  const [ane, jon] = [await open(people.ane, "/own-organisation"), await open(people.jon, "/own-organisation")];
  for (const { page } of [ane, jon]) await editOffers(page);
  await button(ane.page, "Add an offer").click();
  await offerTitle(ane.page).fill("Of Ane");
  await save(ane.page);
  await saved(ane.page);
  await jon.page.locator("details.offer > summary", { hasText: "Laser welding" }).click();
  await jon.page.getByLabel("Description: Basque").fill("Jonek idatzia");
  await button(jon.page, "Add an offer").click();
  const added = offerTitle(jon.page);
  await added.fill("Of Jon");
  await save(jon.page);
  await jon.page.getByText("Somebody else saved this meanwhile.").waitFor();
  check(/Changed there: Offer\./.test(await jon.page.locator("form .notice").textContent()), "it is not said what the other changed");
  check((await added.inputValue()) === "Of Jon", "what was typed is gone after a conflict");
  await look(jon, "collision-en");
  await save(jon.page, "Save the changes of both");
  await saved(jon.page);
  const record = JSON.parse((await recordOf()).document);
  check(record.offers.map((one) => one.title.en).join() === "Of Ane,Of Jon", `the offers are ${JSON.stringify(record.offers)}`);
  check(record.needs[0].text.eu === "Jonek idatzia" && record.needs[0].text.en === "Thin steel,\nsmall series.", "the need is not as both left it");

  const directory = await open(owner, `/organisations/${organisations.kaiku}`);
  await button(directory.page, "Change").first().click();
  await directory.page.getByLabel("Legal form").fill("S. Coop.");
  await button(jon.page, "Change the profile").click();
  await jon.page.getByLabel("Technologies").fill("laser");
  await save(jon.page);
  await saved(jon.page);
  await save(directory.page);
  await directory.page.getByText("Somebody else saved this meanwhile.").waitFor();
  await save(directory.page, "Save the changes of both");
  await directory.page.getByText("S. Coop.").first().waitFor();
  const both = await recordOf();
  check(both.legal_form === "S. Coop." && both.technologies.join() === "laser", "one of the two changes is lost");
  for (const one of [ane, jon, directory]) await one.close();
}

/** The owner ends it while the representative types: nothing is stored, nothing typed is lost, nothing is seen any more. */
async function end() {
  const ane = await open(people.ane, "/own-organisation");
  await button(ane.page, "Change the profile").click();
  await ane.page.getByLabel("Technologies").fill("too late");
  const one = await open(owner, `/organisations/${organisations.kaiku}`);
  await button(one.page, "End for ane@example.eus").click();
  await one.page.getByRole("alertdialog").waitFor();
  await look(one, "end-en");
  await one.page.getByRole("alertdialog").getByRole("button", { name: "End", exact: true }).click();
  await one.page.getByRole("alertdialog").waitFor({ state: "detached" });
  await button(one.page, "End for ane@example.eus").waitFor({ state: "detached" });
  await save(ane.page);
  await ane.page.locator("form [role=alert]", { hasText: "Your account speaks for no organisation." }).waitFor();
  check((await ane.page.getByLabel("Technologies").inputValue()) === "too late", "what was typed is gone after a refusal");
  await ane.page.reload();
  await ane.page.getByText("An owner of the programme connects an account").waitFor();
  check((await recordOf()).technologies.join() === "laser", "who speaks no longer has changed the record");
  await ane.close();
  await one.close();
}

/** The longest words on the smallest screen, in the dark. */
async function narrow() {
  const how = { language: "eu", theme: "dark", width: 320 };
  const jon = await open(people.jon, "/own-organisation", how);
  await look(jon, "own-eu-dark-320", { withSpacing: true });
  await jon.page.reload();
  await button(jon.page, "Aldatu eskaintzak eta premiak").click();
  await button(jon.page, "Gehitu premia bat").click();
  const closed = jon.page.locator("details.offer:not([open]) > summary");
  while ((await closed.count()) > 0) await closed.first().click();
  await look(jon, "own-offers-eu-dark-320", { withSpacing: true });
  await jon.page.reload();
  await button(jon.page, "Aldatu profila").click();
  await look(jon, "own-edit-eu-dark-320");
  await jon.close();
  const nobody = await open(people.ane, "/own-organisation", how);
  await look(nobody, "nobody-eu-dark-320");
  await nobody.close();
  const one = await open(owner, `/organisations/${organisations.kaiku}`, how);
  await one.page.locator(".site-map svg").waitFor();
  await look(one, "organisation-eu-dark-320", { withSpacing: true });
  await one.close();
}

/** Sites by coordinates, by territory, outside and nowhere; the table says the same. */
async function onTheMap() {
  const one = await open(owner, `/organisations/${organisations.kaiku}`);
  const { page } = one;
  await page.getByRole("heading", { name: "Sites on the map: 2 of 4" }).waitFor();
  check((await page.locator(".site-map .mark").count()) === 2, "there are not two marks");
  check((await page.locator(".site-map [data-marked=FRI1]").count()) === 1, "the territory of a site without coordinates is not marked");
  const list = await page.locator(".site-list li").allTextContents();
  check(/Seat, Donostia/.test(list[0]) && /somewhere in/.test(list[1]) && /outside the map/.test(list[2]) && /nobody has said where/.test(list[3]), `the list says ${list.join(" | ")}`);
  await look(one, "map-en-1280");
  await page.locator("figure").getByRole("button", { name: "Show the table" }).click();
  check((await page.locator("figure tbody tr").count()) === 4, "the table has not all sites");
  await look(one, "map-table-en-1280");
  for (const [name, text] of [["placeless", "There is no map: no site has coordinates"], ["bare", "No site is known."]]) {
    await page.goto(`${served.origin}/organisations/${organisations[name]}`);
    await page.getByText(text).waitFor();
    await look(one, `map-${name}-en-1280`);
  }
  await one.close();
  for (const how of [{}, { language: "eu", theme: "dark", width: 320 }]) {
    const many = await open(owner, `/organisations/${organisations.many}`, how);
    await many.page.locator(".site-map .mark").first().waitFor();
    check((await many.page.locator(".site-list li").count()) === 40, "not all sites are in the list");
    await look(many, `map-many-${how.language ?? "en"}-${how.width ?? 1280}`);
    await many.close();
  }
}

/** A site is added, half a position is refused, another one becomes the seat, one is taken out. */
async function editSites() {
  const one = await open(owner, `/organisations/${organisations.bare}`);
  const { page } = one;
  const site = (name) => page.getByRole("group", { name, exact: true });
  await button(page, "Change").first().click();
  await site("Seat").getByLabel("City").fill("Irun");
  await button(page, "Add a site").click();
  await site("Site 2").getByLabel("What the site is called").fill("Usine de Bayonne");
  await site("Site 2: Usine de Bayonne").getByLabel("Latitude").fill("43,49");
  await save(page);
  await page.locator('input[aria-invalid="true"]').waitFor();
  await look(one, "sites-mistake-en");
  await site("Site 2: Usine de Bayonne").getByLabel("Longitude").fill("-1.47");
  await button(page, "Add a site").click();
  await site("Site 3").getByLabel("City").fill("Hondarribia");
  await button(page, "Make it the seat: Site 3: Hondarribia").click();
  await button(page, "Take out: Site 2: Irun").click();
  await save(page);
  await page.locator(".site-map svg").waitFor();
  const { sites } = JSON.parse((await recordOf(organisations.bare)).document);
  check(JSON.stringify(sites.map((one) => [one.city ?? one.name, one.latitude])) === '[["Hondarribia",null],["Usine de Bayonne",43.49]]', `the sites are ${JSON.stringify(sites)}`);
  await one.close();
  const narrow = await open(owner, `/organisations/${organisations.kaiku}`, { language: "eu", theme: "dark", width: 320 });
  await button(narrow.page, "Aldatu").first().click();
  await look(narrow, "sites-edit-eu-dark-320", { withSpacing: true });
  await narrow.close();
}

const journeys = { connect, addANeed, collide, end, narrow, onTheMap, editSites };
try {
  for (const [name, journey] of Object.entries(journeys)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const began = Date.now();
    try {
      await journey();
      console.log(`walked: ${name}, ${Math.round((Date.now() - began) / 1000)} s`);
    } catch (error) {
      tests.problems.add(`${name}: ${error}`);
    }
  }
} finally {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true });
}
for (const problem of tests.problems) console.log(problem);
console.log(`${tests.looked} states of an organisation that keeps its profile looked at, ${tests.problems.size} problems`);
process.exit(tests.problems.size === 0 ? 0 : 1);
