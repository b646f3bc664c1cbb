// Results are published: the plan is proposed and declared before anybody answers, a release is refused while too few
// have answered, then made and read, and cannot be made again of the same answers. Then a phone in Basque.
//
//   node tests/publication.mjs ZUBIA [WAY …]
//
// Screenshots are kept in test-artefacts/publication/ to be looked at.

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

async function onAPhone() {
  for (const [theme, width] of [["light", 320], ["dark", 360]]) {
    const { context, page } = await open(path, { language: "eu", theme, width });
    await page.locator("figure table").waitFor();
    await look(page, `eu-${theme}-${width}`);
    await context.close();
  }
}

await walk({ fromThePlanToTheRelease, onAPhone }, "results can be published");
