// Results are published: the plan is proposed and declared before anybody answers, a release is refused while too few
// have answered, then made and read, and cannot be made again of the same answers. The files of the page have exactly the
// figures of the release. Then a phone in Basque.
//
//   node tests/publication.mjs ZUBIA [WAY …]
//
// Screenshots are kept in test-artefacts/publication/ to be looked at.

import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { journey } from "./browser/journey.mjs";

const { run, write, open, look, walk, check } = journey("publication");
const sizes = ["micro", "small", "medium"];
const rows = Array.from({ length: 30 }, (_, number) => `Enpresa ${number},${number % 2 ? "ES212" : "FRI15"},${sizes[number % 3]}`);
run("import-organisations", write("organisations.csv", `name,territory,size\n${rows.join("\n")}\n`));
run("add-questionnaire", "--ready", "meeting-follow-up");
const path = "/questionnaires/meeting-follow-up/publication";
let hash = "";
let links = [];

/** The server holds the programme, so everything is asked of it. */
async function post(page, where, body) {
  const reply = await page.evaluate(
    async ([to, what]) => {
      const answered = await fetch(`/api${to}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what) });
      return { ok: answered.ok, body: await answered.json() };
    },
    [where, body],
  );
  check(reply.ok, `${where}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

async function answer(page, from, to) {
  for (let number = from; number < to; ++number) {
    const answers = { took_place: [1], usefulness: [((number * 7) % 5) + 1], next_step: [2], probability: (number % 10) * 10 };
    await post(page, "/answer/sending", { token: links[number].link.split("#")[1], agreed: hash, answers });
  }
}

async function fromThePlanToTheRelease() {
  const { context, page } = await open(path);
  await page.locator("summary").first().click();
  await page.getByRole("button", { name: "Declare this plan" }).waitFor();
  await look(page, "proposal");
  await page.getByRole("button", { name: "Declare this plan" }).click();
  await page.getByText("Declared; can be replaced").waitFor();
  ({ hash } = await post(page, "/questionnaires/meeting-follow-up/publication", { mode: "confidential" }));
  ({ links } = await post(page, "/questionnaires/meeting-follow-up/invitations", { everybody: true }));
  await answer(page, 0, 3);
  await page.reload();
  await page.getByText("Settled: somebody has answered").waitFor();
  check((await page.getByRole("button", { name: "Declare this plan" }).count()) === 0, "a settled plan can be declared anew");
  await page.getByRole("button", { name: "Release results" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Release results" }).click();
  await page.getByText("Fewer than 5 enterprise groups have answers").waitFor();
  await look(page, "too-few");
  await answer(page, 3, 24);
  await page.getByRole("alertdialog").getByRole("button", { name: "Release results" }).click();
  await page.locator("figure table").waitFor();
  check((await page.getByText("not shown (confidentiality)").count()) > 0, "nothing is withheld of so few");
  await look(page, "released");
  await page.getByRole("button", { name: "Release results" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Release results" }).click();
  await page.getByText("a difference of two releases").waitFor();
  await look(page, "nothing-new");
  await context.close();
}

/** The text of each cell by its place, of each sheet of a workbook. */
function sheetsOf(bytes) {
  const files = unzipSync(bytes);
  const text = (part) => strFromU8(files[part] ?? new Uint8Array());
  const plain = (xml) => xml.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
  const shared = [...text("xl/sharedStrings.xml").matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map((found) => plain(found[1]));
  const sheets = Object.keys(files).filter((part) => /^xl\/worksheets\/[^/]+\.xml$/.test(part)).sort();
  return sheets.map((part) =>
    [...text(part).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) =>
      Object.fromEntries(
        [...row[1].matchAll(/<c r="([A-Z]+)\d+"([^>]*?)>(.*?)<\/c>/gs)].map(([, column, kind, content]) => {
          const value = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? "";
          return [column, kind.includes('t="s"') ? shared[Number(value)] : value];
        }),
      ),
    ),
  );
}

const columnsOfFiles = ["question", "value", "by", "cell", "statistic", "category", "mark", "data_status"];

/** A row of the release as the files write it; what is unknown or empty is an empty cell. */
function written(figure) {
  const row = { ...figure, by: figure.by.join(" "), cell: figure.cell.join(" "), data_status: "" };
  return columnsOfFiles.map((column) => (row[column] === null ? "" : String(row[column])));
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("figure").getByRole("button", { name: button }).click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** Whatever the page makes of a release holds its figures, all of them, and nothing beside them. */
async function theFilesAreTheRelease() {
  const { context, page } = await open(path);
  await page.locator("figure table").waitFor();
  const release = await page.evaluate(async (name) => (await fetch(`/api/questionnaires/${name}/releases/0`)).json(), "meeting-follow-up");
  const wanted = [columnsOfFiles, ...release.figures.map(written)];
  check(release.shown > 0 && release.withheld > 0, "the release shows and withholds something");
  const buttons = await page.locator("figure").getByRole("button", { name: "Download" }).allTextContents();
  check(buttons.join() === "Download CSV,Download XLSX", `files that nobody looks at: ${buttons}`);
  const csv = await saved(page, "Download CSV");
  const lines = new TextDecoder().decode(csv.bytes).trimEnd().split("\r\n");
  check(lines.join("\n") === wanted.map((row) => row.join(",")).join("\n"), `the CSV is not the release: ${lines.slice(0, 3).join(" | ")}`);
  const xlsx = await saved(page, "Download XLSX");
  const parts = Object.keys(unzipSync(xlsx.bytes)).filter((part) => !/^(xl\/(workbook|styles|sharedStrings|worksheets\/sheet[12])\.xml|.*\.rels|\[Content_Types\]\.xml|docProps\/(app|core)\.xml)$/.test(part));
  check(parts.length === 0, `the workbook holds more than two sheets: ${parts}`);
  const [data, about] = sheetsOf(xlsx.bytes);
  const cells = data.map((row) => columnsOfFiles.map((_, place) => row[String.fromCharCode(65 + place)] ?? ""));
  const strange = cells.findIndex((row, place) => row.join("\t") !== wanted[place]?.join("\t"));
  check(cells.length === wanted.length && strange < 0, `the workbook is not the release: row ${strange + 1} is ${cells[strange]}, of ${cells.length} and ${wanted.length}`);
  check(data.every((row) => Object.keys(row).every((column) => column.length === 1 && column.charCodeAt(0) < 65 + columnsOfFiles.length)), "the workbook has more columns");
  const told = about.map((row) => Object.values(row).join(" ")).join("\n");
  const figures = told.replace(/https?:\S+/g, "").match(/\d+\.\d+/g) ?? [];
  check(figures.length === 0, `the sheet on the release has figures: ${figures}`);
  for (const file of [csv, xlsx]) check(file.name.startsWith("meeting-follow-up-release-1-1."), file.name);
  await context.close();
}

/** While the next version is drafted, the plan of the one that is answered stays on the page, above that of the draft. */
async function theNextVersionHasAPlanOfItsOwn() {
  const { context, page } = await open(path);
  await post(page, "/questionnaires/meeting-follow-up/draft", {});
  await page.reload();
  await page.getByRole("heading", { name: "What will be published of version 2" }).waitFor();
  const cards = await page.locator("section.card").allInnerTexts();
  check(cards.length === 2 && cards[0].includes("of version 1") && cards[0].includes("Settled: somebody has answered"), `the plan of version 1: ${cards[0]}`);
  check(cards[1]?.includes("of version 2") && cards[1].includes("No plan was declared yet"), `the plan of version 2: ${cards[1]}`);
  check((await page.getByText("Proposed plan").count()) === 1, "the draft alone takes a plan");
  await look(page, "two-plans");
  await context.close();
}

async function onAPhone() {
  for (const [theme, width] of [["light", 320], ["dark", 360]]) {
    const { context, page } = await open(path, { language: "eu", theme, width });
    await page.locator("figure table").waitFor();
    await look(page, `eu-${theme}-${width}`);
    await context.close();
  }
}

await walk({ fromThePlanToTheRelease, theFilesAreTheRelease, theNextVersionHasAPlanOfItsOwn, onAPhone }, "results can be published");
