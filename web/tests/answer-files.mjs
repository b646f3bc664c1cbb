// Respondents hand over files, on a telephone: one of the wrong kind, one that is too large, one without a network, one under
// an anonymous link. The team downloads them; and whoever writes the questionnaire says what is taken.
//
//   node tests/answer-files.mjs ZUBIA [WAY …]
//
// Screenshots are kept in test-artefacts/answer-files/ to be looked at.

import { readFileSync } from "node:fs";
import { journey } from "./browser/journey.mjs";

const { run, write, open, look, walk, check } = journey("answer-files");
run("import-organisations", write("organisations.csv", "name,territory,size\nDanobat,ES212,large\nLauak,ES212,large\n"));

const inAll = (word) => ({ en: word, es: word, fr: word, eu: word });
function ask(name, mode) {
  const items = [
    { type: "file", name: "plan", label: inAll("Plan"), accepted: ["pdf"], megabytes_max: 1, required: "true()" },
    { type: "file", name: "photo", label: inAll("Photo"), accepted: ["image"] },
  ];
  const form = {
    format: "zubia-instrument-1",
    name,
    languages: ["en", "es", "fr", "eu"],
    title: inAll("Files"),
    purpose: { mode, purpose: inAll("A test"), recipients: inAll("Us"), retention: inAll("A year"), retention_months: 12 },
    sections: [{ name: "first", title: inAll("First"), items }],
  };
  run("add-questionnaire", "--file", write(`${name}.json`, JSON.stringify(form)));
  run("publish-questionnaire", "--questionnaire", name);
  return JSON.parse(run("invite-organisations", "--questionnaire", name, "--everybody", "--output", "json")).links.map(({ link }) => `/answer#${link.split("#")[1]}`);
}
const links = { named: ask("named-files", "named"), anonymous: ask("anonymous-files", "anonymous") };
run("save-draft", "--questionnaire", "draft-files", "--file", write("draft.json", JSON.stringify({
  format: "zubia-instrument-1",
  name: "draft-files",
  languages: ["en"],
  title: { en: "A draft" },
  purpose: { mode: "named", purpose: { en: "A test" }, recipients: { en: "Us" }, retention: { en: "A year" }, retention_months: 12 },
  sections: [{ name: "first", title: { en: "First" }, items: [{ type: "file", name: "plan", label: { en: "Your plan" } }] }],
})));

const pdf = (size = 2000) => ({ name: "Gure plana.pdf", mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(size)]) });
const begin = async (page, agree) => {
  await page.getByRole("button", { name: agree }).click();
  await page.locator("input[type=file]").first().waitFor();
};
const responseOf = (name) => JSON.parse(run("list-responses", "--questionnaire", name, "--output", "json")).responses[0].response;

async function inFourLanguages() {
  for (const [language, agree, wrong] of [
    ["en", /I have read/, /This kind of file is not taken. Choose one of pdf/],
    ["es", /Lo he leído/, /Este tipo de archivo no se admite/],
    ["fr", /J’ai lu/, /Ce type de fichier n’est pas accepté/],
    ["eu", /Irakurri/, /Fitxategi mota hau ez da onartzen/],
  ]) {
    const { context, page } = await open(links.named[1], { language, width: 360 });
    const chooser = page.locator("main select").first();
    await chooser.waitFor();
    if ((await chooser.inputValue()) !== language) await chooser.selectOption(language);
    await begin(page, agree);
    const plan = page.locator("input[type=file]").first();
    await plan.setInputFiles({ name: "plan.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
    await page.getByRole("alert").filter({ hasText: wrong }).waitFor();
    check((await plan.getAttribute("aria-invalid")) === "true", `${language}: a wrong file is not marked`);
    await plan.setInputFiles(pdf(1_000_000));
    await page.getByRole("alert").filter({ hasText: "1" }).waitFor();
    await look(page, `wrong-${language}`);
    await context.close();
  }
}

async function storedAndSent() {
  const { context, page } = await open(links.named[0], { width: 360 });
  await begin(page, /I have read/);
  const plan = page.locator("input[type=file]").first();
  await plan.setInputFiles({ name: "no.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") });
  await page.getByRole("alert").filter({ hasText: "not what its name says" }).waitFor();
  await page.route("**/api/answer/files/**", (route) => route.abort());
  await plan.setInputFiles(pdf());
  await page.getByRole("status").filter({ hasText: "the server was not reached" }).waitFor();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("alert").filter({ hasText: "A file is not stored yet" }).waitFor();
  await look(page, "waiting");
  await page.unroute("**/api/answer/files/**");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByRole("status").filter({ hasText: "Stored." }).waitFor();
  await page.reload();
  await page.getByText("Gure plana.pdf").waitFor();
  const photo = page.locator("input[type=file]").nth(1);
  await photo.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) });
  await page.getByRole("button", { name: "Remove photo.png" }).waitFor();
  await page.getByRole("status").filter({ hasText: "Stored." }).nth(1).waitFor();
  await look(page, "stored");
  await page.getByRole("button", { name: "Remove photo.png" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("photo.png").waitFor({ state: "detached" });
  await page.getByText("All answers are saved.").waitFor();
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("main .notice[role=status]").waitFor();
  await context.close();
  const response = responseOf("named-files");
  check(run("read-response-file", "--response", response, "--variable", "plan").startsWith("%PDF"), "the team reads another file");
}

async function downloadedByTheTeam() {
  const response = responseOf("named-files");
  const { context, page } = await open(`/questionnaires/named-files/responses/${response}`);
  const button = page.getByRole("button", { name: "Download Gure plana.pdf" });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  check(download.suggestedFilename() === `${response}-plan.pdf`, `it is called ${download.suggestedFilename()}`);
  check(readFileSync(await download.path(), "latin1").startsWith("%PDF"), "the file is another");
  await look(page, "response");
  await context.close();
}

async function anonymous() {
  const { context, page } = await open(links.anonymous[0], { width: 360 });
  await begin(page, /I have read/);
  await page.getByText("A file can tell who you are").first().waitFor();
  await page.locator("input[type=file]").first().setInputFiles(pdf());
  await page.getByRole("status").filter({ hasText: "Kept in this page until you send" }).waitFor();
  await look(page, "anonymous");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("main .notice[role=status]").waitFor();
  await context.close();
  const shown = JSON.parse(run("show-response", "--response", responseOf("anonymous-files"), "--output", "json"));
  check(shown.answers[0].file_bytes > 2000, "the file did not come with the answers");
}

async function written() {
  const { context, page } = await open("/questionnaires/draft-files/edit");
  await page.locator("[role=treeitem]").nth(1).click();
  await page.getByRole("checkbox", { name: "Pictures" }).check();
  await page.getByLabel("Beside them, by extension").fill(".PDFF");
  const unknown = page.locator(".editor-form .error").filter({ hasText: "is not known" });
  await unknown.waitFor();
  await page.getByLabel("Beside them, by extension").fill("pdf, docx");
  await unknown.waitFor({ state: "detached" });
  await page.getByLabel("Megabytes at most").fill("5");
  await look(page, "editor");
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await page.locator(".preview .button.primary").click();
  await page.getByText("pdf, docx. At most 5 MB").waitFor();
  await page.locator(".preview input[type=file]").setInputFiles(pdf());
  await page.getByText("In a preview a file is stored nowhere.").waitFor();
  await look(page, "preview");
  await context.close();
  const draft = JSON.parse(run("show-draft", "--questionnaire", "draft-files", "--output", "json")).instrument;
  check(JSON.stringify(draft.sections[0].items[0].accepted) === '["image","pdf","docx"]', "what is taken was not stored");
}

await walk({ inFourLanguages, storedAndSent, downloadedByTheTeam, anonymous, written }, "respondents hand over files, and the team has them");
