// What a study of cooperation shows: barriers, the map, innovation, for whom, and lessons, of which one is accepted, one
// edited and one rejected, as they stand after reload, and once more has been answered; the study recomputed in R. Then
// studies that nobody answered, that few did, that are none; and a phone in Basque.
//
//   node tests/studies.mjs ZUBIA [WAY …]
//
// Screenshots are kept in test-artefacts/studies/ to be looked at.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey } from "./browser/journey.mjs";

const { run, write, open, look, walk, check, origin } = journey("studies");

// The means that the made answers are to have: they bear all lessons but L5, since networking is not valued.
const importance = { laws: 4.6, authorities: 4.5, support: 3.8, language: 4.5, business_culture: 3.7, norms: 3.6, travel_time: 2.8, travel_cost: 2.7, technology_level: 2.6, knowledge: 2.5, technical_language: 2.4, autonomy: 3, ways_of_working: 2.9, trust: 2.8 };
const effect = { laws: 3, authorities: 3.2, support: 3.2, language: 4.2, business_culture: 4.1, norms: 4, travel_time: 2, travel_cost: 2, technology_level: 2.4, knowledge: 2.4, technical_language: 2.4, autonomy: 3.4, ways_of_working: 4.2, trust: 3.9 };
const innovation = { before: { product: 3.8, service: 3.7, organisation: 2.2, business_model: 2.1, marketing: 2.2 }, motive: { product: 4.4, service: 3.8, organisation: 2.5, business_model: 2.4, marketing: 2.6 }, effect: { product: 3.8, service: 3.7, organisation: 2.8, business_model: 2.7, marketing: 2.9 } };
const institutional = ["laws", "authorities", "support", "language", "business_culture", "norms"];
const members = 34;

/** The answers of a member: the whole number below or above each mean, in another order for each question. */
function answersOf(member) {
  let question = 0;
  const scale = (mean) => {
    question += 1;
    const share = (((member * 15 + question * 7) % members) + 0.5) / members;
    return [Math.min(5, Math.max(1, Math.floor(mean + share)))];
  };
  const cluster = [3, 1, 2][member % 3];
  const isSmall = Math.floor(member / 3) % 3 !== 0;
  const gain = (isSmall ? 0.3 : -0.3) + (cluster === 3 ? 0.5 : 0);
  const answers = { cluster: [cluster], territory: [1 + (member % 3)], organisation_kind: [member === 0 ? 2 : 1], size_class: [isSmall ? 1 + (member % 2) : 3 + (member % 2)], collaboration_before: scale(2.2), networking_value: scale(2.5) };
  for (const [item, mean] of Object.entries(importance)) answers[`imp_${item}`] = scale(mean);
  for (const [item, mean] of Object.entries(effect)) answers[`eff_${item}`] = scale(mean + (institutional.includes(item) ? gain : 0));
  for (const [block, means] of Object.entries(innovation)) for (const [type, mean] of Object.entries(means)) answers[`${block}_${type}`] = scale(mean);
  if (member === 1) answers.eff_trust = [99];
  return answers;
}

run("import-organisations", write("organisations.csv", `name,territory,size\n${Array.from({ length: members + 1 }, (_, number) => `Enpresa ${number},ES212,small`).join("\n")}\n`));

/** Publishes a questionnaire and invites everybody: what sends the answers of one of them. */
function ask(...added) {
  const name = JSON.parse(run("add-questionnaire", ...added, "--output", "json")).questionnaire;
  const { hash } = JSON.parse(run("publish-questionnaire", "--questionnaire", name, "--mode", "named", "--output", "json"));
  const { links } = JSON.parse(run("invite-organisations", "--questionnaire", name, "--everybody", "--output", "json"));
  const bodyOf = (member) => ({ token: links[member].link.split("#")[1], agreed: hash, answers: answersOf(member) });
  const send = (member) => {
    const { token, agreed, answers } = bodyOf(member);
    run("send-response", "--token", token, "--agreed", agreed, "--answers", JSON.stringify(answers));
  };
  return { send, bodyOf };
}

/** Writes as somebody else does while a page is open: a programme that is served is written through its server alone. */
async function post(page, path, body) {
  const status = await page.evaluate(async ([to, sent]) => (await fetch(to, { method: "POST", headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() }, body: sent })).status, [path, JSON.stringify(body)]);
  check(status === 200, `${path}: ${status}`);
}
const study = ask("--ready", "cross-border-cooperation");
for (let member = 0; member < members; member += 1) study.send(member);
const copy = JSON.parse(JSON.parse(run("export-questionnaire", "--questionnaire", "cross-border-cooperation", "--format", "json", "--output", "json")).content);
for (const name of ["few", "nobody"]) {
  const copied = ask("--file", write(`${name}.json`, JSON.stringify({ ...copy, name, title: { ...copy.title, en: `A study of ${name}` } })));
  if (name === "few") for (let member = 0; member < 3; member += 1) copied.send(member);
}
ask("--ready", "meeting-follow-up");
// A second wave, in which thirty of them see one step more of effect.
const second = ask("--file", write("second.json", JSON.stringify({ ...copy, name: "second", title: { ...copy.title, en: "The second wave" } })));
for (let member = 0; member < 30; member += 1) {
  const { token, agreed, answers } = second.bodyOf(member);
  for (const item of Object.keys(effect)) if (answers[`eff_${item}`][0] < 5) answers[`eff_${item}`][0] += 1;
  run("send-response", "--token", token, "--agreed", agreed, "--answers", JSON.stringify(answers));
}

const at = (part, questionnaire = "cross-border-cooperation") => `/questionnaires/${questionnaire}/study/${part}`;
const drawn = async (page) => {
  await page.locator("main figure").first().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("main figure")].every((one) => one.querySelector("canvas, table")));
};
const parts = ["barriers", "map", "innovation", "for-whom", "lessons"];

async function everyPart() {
  const { context, page } = await open("/questionnaires");
  await page.getByRole("link", { name: "Effects and lessons: Cross-border cooperation in clusters" }).click();
  for (const part of parts.slice(0, 4)) {
    await page.waitForURL(`**/study/${part}`);
    await drawn(page);
    if (part === "innovation") await page.locator("#together").waitFor();
    await look(page, part);
    for (const figure of await page.locator("main figure").all()) {
      const title = await figure.locator("h2").textContent();
      check(title.length > 10 && !title.includes("undefined"), `${part}: a figure says “${title}”`);
      check((await figure.locator('[role="img"]').getAttribute("aria-label")) === title, `${part}: a drawing is not told in words`);
      await figure.getByRole("button", { name: "Table" }).click();
      check((await figure.locator("tbody tr").count()) > 1, `${part}: a figure has no table`);
    }
    await look(page, `${part}-tables`);
    await page.goto(page.url().split("?")[0]);
    await page.getByRole("link", { name: { barriers: "Importance–effect map", map: "Innovation", innovation: "For whom", "for-whom": "Lessons" }[part], exact: true }).click();
  }
  await page.waitForURL("**/study/lessons");
  await context.close();
}

async function whatIsChosenStaysInTheAddress() {
  const { context, page } = await open(at("map"));
  await drawn(page);
  const first = await page.locator("#map h2").textContent();
  await page.getByLabel("Lines of the map").selectOption("scale");
  await page.waitForURL("**cut=scale**");
  await page.waitForFunction((title) => document.querySelector("#map h2")?.textContent !== title, first);
  await page.getByLabel("Show", { exact: true }).selectOption("families");
  await page.reload();
  await drawn(page);
  check((await page.getByLabel("Lines of the map").inputValue()) === "scale", "the cut is not in the address");
  await look(page, "map-families-scale");
  await page.goto(page.url().replace(/map.*/, "for-whom?by=kind&of=importance-items"));
  await drawn(page);
  const said = await page.locator("main").innerText();
  check(/Only one|note/i.test(said), "nothing is said of the group of one");
  await page.locator("#differences").getByRole("button", { name: "Table" }).click();
  check(/Cannot detect/.test(await page.locator("#differences tbody").innerText()), "a test that finds nothing does not say that it cannot detect");
  check(!/no effect|no difference found|impact/i.test(await page.locator("#differences").innerText()), "the page says that there is no effect, or speaks of impact");
  await look(page, "for-whom-kind");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.locator("#differences").getByRole("button", { name: "CSV" }).click()]);
  check(saved.suggestedFilename().endsWith(".csv"), "the file is no CSV");
  await page.locator("#differences").getByRole("button", { name: "Chart" }).click();
  const [picture] = await Promise.all([page.waitForEvent("download"), page.locator("#differences").getByRole("button", { name: "SVG" }).click()]);
  check(picture.suggestedFilename().endsWith(".svg"), "the picture is no SVG");
  await context.close();
}

/** The study is taken away with its script, as its map is cut, and R finds its numbers again. */
async function theStudyIsRecomputed() {
  const { context, page } = await open(`${at("map")}?cut=scale`);
  await drawn(page);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Reproduce in R" }).click()]);
  check(saved.suggestedFilename() === "cross-border-cooperation-reproduce.zip", `the archive is called ${saved.suggestedFilename()}`);
  const folder = mkdtempSync(join(tmpdir(), "zubia-reproduce-"));
  try {
    await saved.saveAs(join(folder, "study.zip"));
    execFileSync("python3", ["-m", "zipfile", "-e", "study.zip", "."], { cwd: folder });
    const values = readFileSync(join(folder, "values.csv"), "utf8");
    check(values.includes("\nsetting/cut,scale,\n"), "the archive is not of the map that was chosen");
    check(values.includes(`\nstudy/respondents,${members},0\n`), "the archive is not of all members");
    const judged = spawnSync("Rscript", ["reproduce.R"], { cwd: folder, encoding: "utf8" });
    if (judged.error?.code === "ENOENT") console.log("R is not installed: the numbers are not recomputed");
    else check(judged.status === 0 && /^\d{4,} numbers, 0 differ$/m.test(judged.stdout), `R: ${judged.stderr}${judged.stdout.split("\n").filter((line) => /^DIFFERS|differ$/.test(line)).join("\n")}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await context.close();
}

const lesson = (page, code) => page.locator(".study-lesson").filter({ has: page.getByRole("heading", { name: new RegExp(`^${code} `) }) });

async function lessonsAreDecided() {
  const { context, page } = await open(at("lessons"));
  await lesson(page, "L1").waitFor();
  await look(page, "lessons");
  check((await page.locator(".study-lesson").count()) >= 5, "fewer lessons are shown than the answers bear");
  check(/L5/.test(await page.getByRole("region", { name: "Not shown" }).innerText()), "a lesson that is not shown is not listed apart");
  const decide = async (code, how, wording) => {
    const one = lesson(page, code);
    await one.getByText("Decide on this lesson").click();
    await one.getByRole("radio", { name: how }).check();
    if (wording) await one.getByLabel("How the lesson reads").fill(wording);
    await one.getByRole("button", { name: "Record" }).click();
    await one.getByRole("alert").first().waitFor();
    await one.getByLabel("Reason").fill(`The assembly of ${code}`);
    await one.getByRole("button", { name: "Record" }).click();
    await one.locator(".reason").getByText(`The assembly of ${code}`).waitFor();
    await one.getByRole("status").waitFor();
  };
  await decide("L1", "Accept");
  await decide("L2", "Edit", "Meet where people live, not where they trade");
  await decide("L3", "Reject");
  await page.reload();
  await lesson(page, "L1").waitFor();
  check(/Accepted/.test(await lesson(page, "L1").innerText()), "L1 is not accepted");
  check(/Edited/.test(await lesson(page, "L2").innerText()) && (await lesson(page, "L2").locator(".wording").innerText()).startsWith("Meet where"), "L2 is not edited");
  check(/Rejected/.test(await lesson(page, "L3").innerText()), "L3 is not rejected");
  check(!/earlier answers/.test(await page.locator("main").innerText()), "a decision stands on earlier answers before any came");
  await lesson(page, "L2").locator("summary").first().click();
  await look(page, "lessons-decided");
  await post(page, "/api/questionnaires/cross-border-cooperation/lessons", { lesson: "L1", outcome: "rejected", reason: "Meanwhile" });
  await lesson(page, "L1").getByText("Decide on this lesson").click();
  await lesson(page, "L1").getByLabel("Reason").fill("Mine is kept");
  await lesson(page, "L1").getByRole("button", { name: "Record" }).click();
  await lesson(page, "L1").getByText("Meanwhile", { exact: true }).waitFor();
  check((await lesson(page, "L1").getByLabel("Reason").inputValue()) === "Mine is kept", "what was typed is lost where somebody decided meanwhile");
  await post(page, "/api/answer/sending", study.bodyOf(members));
  await page.reload();
  await lesson(page, "L1").waitFor();
  check(/earlier answers/.test(await lesson(page, "L1").innerText()), "it is not said that a decision stands on earlier answers");
  await look(page, "lessons-earlier");
  await context.close();
}

async function whereThereIsNothingToStudy() {
  for (const part of parts) {
    for (const [name, language] of [["nobody", "eu"], ["meeting-follow-up", "fr"]]) {
      const { context, page } = await open(at(part, name), { language });
      await page.locator("main .empty").first().waitFor();
      check((await page.locator('main [role="alert"]').count()) === 0, `${part} of ${name} is told as a fault`);
      await look(page, `${part}-${name}`);
      await context.close();
    }
    const { context, page } = await open(at(part, "few"), { language: "es", width: 360 });
    await page.getByText("Solo han respondido 3").waitFor();
    if (part !== "lessons") await drawn(page);
    await look(page, `${part}-few`);
    await context.close();
  }
  const { context, page } = await open(at("barriers", "unheard-of"));
  await page.locator('[role="alert"]').waitFor();
  await look(page, "unknown");
  await context.close();
}

async function onAPhone() {
  for (const part of parts)
    for (const [theme, width] of [["light", 320], ["dark", 360]]) {
      const { context, page } = await open(at(part), { language: "eu", theme, width });
      if (part === "lessons") await page.locator(".study-lesson").first().waitFor();
      else await drawn(page);
      await look(page, `${part}-eu-${theme}-${width}`);
      await context.close();
    }
}

async function overTime() {
  const { context, page } = await open(at("waves", "second"));
  await page.getByText("This questionnaire was published once").waitFor();
  await page.getByLabel("Compared with").selectOption("cross-border-cooperation");
  await drawn(page);
  await page.getByText("30 organisations answered in both waves").waitFor();
  await page.getByRole("heading", { name: /The same organisations answer differently on/ }).waitFor();
  await look(page, "waves");
  await page.getByRole("button", { name: "Show the table" }).click();
  await look(page, "waves-table");
  await page.goto(`${origin()}${at("waves", "few")}?earlier=cross-border-cooperation`);
  await page.getByRole("heading", { name: /No change could be detected/ }).waitFor();
  await look(page, "waves-of-few");
  await context.close();
  for (const [language, theme] of [["eu", "dark"], ["es", "light"], ["fr", "light"], ["en", "dark"]]) {
    const phone = await open(`${at("waves", "second")}?earlier=cross-border-cooperation`, { language, theme, width: 320 });
    await drawn(phone.page);
    await look(phone.page, `waves-${language}-${theme}-320`);
    await phone.context.close();
  }
}

/** Answers that were collected elsewhere: columns with other names, an answer off the scale, then the parts of the study. */
async function aFileOfAnswers() {
  const clusters = ["", "additivalley", "bigdatia", "innovmedica"];
  const sizes = ["", "micro", "small", "medium", "large"];
  const asked = Object.keys(answersOf(0)).filter((name) => !["territory", "organisation_kind", "cluster", "size_class"].includes(name));
  const rows = (broken) => [
    ["group", "size_class", ...asked.map((name) => (name === "imp_laws" ? "V12" : name))],
    ...Array.from({ length: members }, (_, number) => {
      const answers = answersOf(number);
      return [clusters[answers.cluster[0]], sizes[answers.size_class[0]], ...asked.map((name) => (broken && number === 4 && name === "imp_trust" ? 7 : answers[name][0] === 99 ? 98 : answers[name][0]))];
    }),
  ];
  const csv = (table) => ({ name: "answers.csv", mimeType: "text/csv", buffer: Buffer.from(table.map((row) => row.join(",")).join("\n")) });
  const { context, page } = await open("/questionnaires");
  await page.getByRole("link", { name: "Study answers that were collected elsewhere" }).click();
  await page.getByRole("heading", { name: "Study a file of answers" }).waitFor();
  await look(page, "file-none");
  const give = (file) => page.locator('input[type="file"]').setInputFiles(file);
  await give({ name: "poem.csv", mimeType: "text/csv", buffer: Buffer.from("line\nroses") });
  await page.getByText("has no column that says what weighs").waitFor();
  await look(page, "file-other");
  await give(csv(rows(false)));
  await page.locator(".place").getByText("3").waitFor();
  await page.getByText("How the file is read").click();
  await page.getByLabel("Columns with other names").fill("imp_laws = V12\ncluster=group");
  await page.getByLabel("Codes for “I don’t know”").fill("98");
  await give(csv(rows(true)));
  await page.locator(".place").getByText("6").waitFor();
  await look(page, "file-off-scale");
  await give(csv(rows(false)));
  await drawn(page);
  check(/Answers of 34 members, from answers\.csv/.test(await page.locator("main").innerText()), "the figures do not say that they are of a file");
  await look(page, "file-barriers");
  for (const [part, name] of [["map", "Importance–effect map"], ["innovation", "Innovation"], ["lessons", "Lessons"]]) {
    await page.getByRole("link", { name, exact: true }).click();
    if (part === "lessons") await lesson(page, "L1").waitFor();
    else await drawn(page);
    await look(page, `file-${part}`);
  }
  check(/innovmedica/.test(await lesson(page, "L4").innerText()), "the leading cluster is not that of the mapped column");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Reproduce in R" }).click()]);
  check(saved.suggestedFilename().endsWith(".zip"), `the archive is called ${saved.suggestedFilename()}`);
  await page.reload();
  check((await page.getByLabel("Columns with other names").inputValue()).startsWith("imp_laws"), "what was typed is lost by a reload");
  await context.close();
  const phone = await open("/study-file?part=map", { language: "eu", theme: "dark", width: 320 });
  await phone.page.getByText("Nola irakurtzen den fitxategia").click();
  await phone.page.getByLabel("Beste izen bat duten zutabeak").fill("imp_laws=V12");
  await phone.page.getByLabel("“Ez dakit” kodeak").fill("98");
  await phone.page.locator('input[type="file"]').setInputFiles(csv(rows(false)));
  await drawn(phone.page);
  await look(phone.page, "file-eu-dark-320");
  await phone.context.close();
}

await walk({ everyPart, aFileOfAnswers, overTime, whatIsChosenStaysInTheAddress, theStudyIsRecomputed, lessonsAreDecided, whereThereIsNothingToStudy, onAPhone }, "a study can be read and decided on");
