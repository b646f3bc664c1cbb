// Programmes to look at, each served by a process of its own: the example, one without statistics, one full of hostile
// and long names, one for a team that nobody owns yet, one of which a territory has no boundaries, one of which none has.

import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const example = resolve("../examples/naen");

function make(zubia, folder, name, files, territories = "ES21,ES22,FRI1,FRI2,FRI3") {
  const programme = join(folder, `${name}.zubia`);
  const run = (...words) => execFileSync(zubia, words, { stdio: ["ignore", "ignore", "pipe"] });
  run("new", programme, "--name", name, "--territories", territories, "--languages", "en,es,fr,eu");
  for (const [file, status] of files) run("import-statistics", programme, file, "--measure", "employment", "--status", status);
  return programme;
}

/** Organisations of which two may be one, a cluster of them, a published count that is wrong, a questionnaire, a draft, and interviews. */
function fill(zubia, folder, programme) {
  const run = (...words) => execFileSync(zubia, [words[0], programme, ...words.slice(1)], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const list = join(folder, "organisations.csv");
  const rows = ["Mugaz Gaindiko Makina-Erreminta Fabrikatzaileen Kooperatiba Elkartua,S. Coop.,ES212,medium", "Danobat,S. Coop.,ES212,large", "Danobat Kooperatiba,,ES212,large", "Lauak,SAS,FRI15,large", "<img src=x onerror=alert(1)>,SL,ES220,micro"];
  writeFileSync(list, `name,legal form,territory,size\n${rows.join("\n")}\n`);
  run("import-organisations", list);
  const [first] = JSON.parse(run("search-organisations", "--query", "Danobat", "--output", "json")).organisations;
  run("put-cluster", "--cluster", "makina-erreminta", "--name", "eu=Makina-erremintaren klusterra", "--founded-on", "2018-06-01");
  run("put-membership", "--cluster", "makina-erreminta", "--organisation", first.organisation, "--joined-on", "2018-06-01", "--role", "driver");
  run("state-count", "--cluster", "makina-erreminta", "--unit", "members", "--count", "25", "--source", "press", "--stated-on", "2019-05-31");
  run("add-questionnaire", "--ready", "offers-and-needs");
  run("publish-questionnaire", "--questionnaire", "offers-and-needs", "--mode", "named");
  run("add-questionnaire", "--ready", "innovation-diagnosis");
  run("add-questionnaire", "--ready", "meeting-follow-up");
  run("publish-questionnaire", "--questionnaire", "meeting-follow-up", "--mode", "named", "--needs-check");
  run("add-questionnaire", "--ready", "cross-border-cooperation");
  const { hash } = JSON.parse(run("publish-questionnaire", "--questionnaire", "cross-border-cooperation", "--mode", "named", "--output", "json"));
  const { links } = JSON.parse(run("invite-organisations", "--questionnaire", "cross-border-cooperation", "--everybody", "--output", "json"));
  const answers = { cluster: [1], territory: [1], organisation_kind: [1], size_class: [1], imp_laws: [5], eff_laws: [2], effect_product: [4], collaboration_before: [2] };
  for (const [place, { link }] of links.entries()) run("send-response", "--token", link.split("#")[1], "--agreed", hash, "--answers", JSON.stringify({ ...answers, imp_laws: [1 + (place % 5)], size_class: [1 + (place % 4)] }));
  const guide = join(folder, "guide.json");
  writeFileSync(guide, JSON.stringify({ format: "zubia-guide-1", languages: ["eu", "en"], title: { eu: "Mugaz gaindiko lankidetzarako oztopo administratiboak" }, questions: [{ name: "law", question: { en: "<b>Which</b> rules stand in the way?" }, prompts: [{ eu: "Mugazgaindikolankidetzarakoerakundeartekohitzarmenak" }] }] }));
  run("put-interview-guide", "--guide", "barriers", "--file", guide);
  run("put-code", "--code", "barriers", "--name", "en=Barriers", "--name", "eu=Mugaz gaindiko lankidetzarako oztopo administratiboak", "--definition", "en=What keeps them from working together");
  run("put-code", "--code", "law", "--name", "en=Law", "--parent", "barriers");
  const notes = "The banks are slow 😀, and the law differs.\n<img src=x onerror=alert(1)> Mugazgaindikolankidetzarakoerakundeartekohitzarmenetan";
  const { interview, revision } = JSON.parse(run("put-interview", "--organisation", first.organisation, "--notes", notes, "--output", "json"));
  run("code-passage", "--interview", interview, "--code", "law", "--from", "26", "--to", "41", "--revision-seen", String(revision));
}

function hostileTable(folder) {
  const rows = [];
  for (const territory of ["ES21", "ES22", "FRI1", "FRI2", "FRI3"])
    for (let activity = 0; activity < 600; activity += 1)
      rows.push(`${territory},<img src=x onerror=alert(${activity})> ${"luzeegia".repeat(activity % 9)},${1 + ((activity * 37 + territory.charCodeAt(2) * 11) % 97)}`);
  const file = join(folder, "hostile.csv");
  writeFileSync(file, `territory,activity,value\n${rows.join("\n")}\n`);
  return file;
}

const contents = {
  full: () => ["NAEN", [[join(example, "employment_official.csv"), "official"], [join(example, "employment_illustrative.csv"), "illustrative"]]],
  empty: () => ["Empty", []],
  partly: () => ["Partly", [], [], "ES22,ES24,FRI1"],
  elsewhere: () => ["Elsewhere", [], [], "ES11,FRK1"],
  strange: (folder) => ["Strange", [[hostileTable(folder), "own"]]],
  unowned: () => ["Unowned", [], ["--host", "team.test"]],
};

/** What the program says until it has told an address, and the key or the code that opens it. */
function greetingOf(program) {
  return new Promise((done, fail) => {
    let said = "";
    program.stdout.on("data", (bytes) => {
      said += String(bytes);
      const [, origin] = /(http:\/\/[^/\s]+)\//.exec(said) ?? [];
      const [, key] = /\?key=(\S+)\s/.exec(said) ?? [];
      const [, code] = /: ([0-9a-f]{64})\s/.exec(said) ?? [];
      if (origin && (key || code)) done({ origin, key, code });
    });
    program.once("exit", () => fail(new Error(`the program ended: ${said}`)));
  });
}

/** Asks a server to stop, and waits until it has written what it had to. */
async function stopped(program) {
  const hasEnded = new Promise((done) => program.once("exit", done));
  if (program.exitCode === null && program.kill("SIGTERM")) await hasEnded;
}

/** Serves a programme: `{origin, key, code, stop}`; a key for the owner here, a code for a team. */
export async function serveProgramme(zubia, programme, options = []) {
  const program = spawn(zubia, ["serve", programme, "--listen", "127.0.0.1:0", ...options], { stdio: ["ignore", "pipe", "ignore"] });
  return { ...(await greetingOf(program)), stop: () => stopped(program) };
}

/** Makes a programme of a title, and serves it. */
export async function serve(zubia, folder, title) {
  const [name, files, options = [], territories = undefined] = contents[title](folder);
  const programme = make(zubia, folder, name, files, territories);
  if (title === "full" || title === "strange") fill(zubia, folder, programme);
  return { title, ...(await serveProgramme(zubia, programme, options)) };
}
