// Writes an interview guide, notes an interview and codes it with the keyboard alone, keeps notes without a network, lets
// two people write at once, builds the codebook, and enters a questionnaire from paper. Looks at it all in Basque on a
// narrow telephone and in the dark.
//
//   node tests/interviews.mjs ZUBIA [WAY …]
//
// Screenshots are kept in test-artefacts/interviews/ to be looked at.

import { journey } from "./browser/journey.mjs";

const { run, write, open, look, walk, check } = journey("interviews");
run("import-organisations", write("organisations.csv", "name,territory,size\nDanobat,ES212,large\nLauak,FRI15,large\n"));
const [danobat] = JSON.parse(run("search-organisations", "--query", "Danobat", "--output", "json")).organisations;
run("add-questionnaire", "--ready", "meeting-follow-up");
run("publish-questionnaire", "--questionnaire", "meeting-follow-up", "--mode", "named");

/** Tabs until something has the focus: a selector, or a button by its text. */
async function tabTo(page, selector, text = "", stopsMax = 150) {
  for (let stop = 0; stop < stopsMax; stop += 1) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate(([wanted, words]) => {
      const element = document.activeElement;
      return Boolean(element?.matches(wanted)) && (words === "" || (element.getAttribute("aria-label") ?? element.textContent ?? "").trim() === words);
    }, [selector, text]);
    if (isThere) return;
  }
  throw new Error(`the keyboard never reached ${selector} ${text}`);
}
const press = async (page, text) => {
  await tabTo(page, "button", text);
  await page.keyboard.press("Enter");
};
const isSaved = (page) => page.waitForFunction(() => /^All is saved/.test(document.querySelector(".saving")?.textContent ?? ""));

async function guides() {
  const { context, page } = await open("/interview-guides");
  await page.locator("main .empty").waitFor();
  await look(page, "guides-empty-en-1280");
  await tabTo(page, "main form input");
  await page.keyboard.type("Barriers across the border");
  await tabTo(page, "main form textarea");
  await page.keyboard.type("How did you begin?");
  await press(page, "Add a prompt to question 1");
  await page.locator("main form .guide-questions input").waitFor();
  await page.locator("main form .guide-questions input").fill("Who had the idea?");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.locator("main form textarea").nth(1).fill("Which rules stand in the way?");
  await page.getByRole("button", { name: "Move question 2 up" }).click();
  // What is typed outlives the page.
  await page.reload();
  await page.locator("main form textarea").first().waitFor();
  check((await page.locator("main form textarea").first().inputValue()) === "Which rules stand in the way?", "what was typed is gone after a reload, or the question did not move");
  await page.locator("main form select").selectOption({ label: "Euskara" });
  await page.getByLabel("Title").fill("Mugaz gaindiko lankidetzarako oztopoak");
  await page.getByRole("button", { name: "Save the guide" }).click();
  await page.getByRole("heading", { name: "Change this guide" }).waitFor();
  await page.getByText("Texts are missing in: Euskara.").waitFor();
  const told = JSON.parse(run("interview-guides", "--guide", "barriers-across-the-border", "--output", "json")).document;
  check(told.questions.map((one) => one.question.en).join() === "Which rules stand in the way?,How did you begin?", "the stored guide is another one");
  check(told.questions[1].prompts[0].en === "Who had the idea?", "the prompt is not stored");
  await look(page, "guide-en-1280");
  // Somebody else stores it meanwhile: both are seen, and nothing typed is lost.
  const status = await page.evaluate(
    (document) => fetch("/api/interview-guides/barriers-across-the-border", { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ document, revision_seen: 1 }) }).then((reply) => reply.status),
    { ...told, title: { en: "Theirs" } },
  );
  check(status === 200, `somebody else's guide was answered with ${status}`);
  await page.locator("main form select").selectOption({ label: "English" });
  await page.locator("main form textarea").first().fill("Which laws differ?");
  await page.getByRole("button", { name: "Save the guide" }).click();
  await page.getByRole("button", { name: "See what is stored now" }).click();
  await page.getByRole("region", { name: "What is stored now" }).waitFor();
  await look(page, "guide-conflict-en-1280");
  check((await page.locator("main form textarea").first().inputValue()) === "Which laws differ?", "what was typed is gone in a conflict");
  await page.getByRole("button", { name: "Save the guide" }).click();
  await page.getByRole("region", { name: "What is stored now" }).waitFor({ state: "detached" });
  const again = JSON.parse(run("interview-guides", "--guide", "barriers-across-the-border", "--output", "json")).document;
  check(again.questions[0].question.en === "Which laws differ?", "what was saved after a conflict is not stored");
  await context.close();
}

async function codebook() {
  const { context, page } = await open("/codebook");
  await page.locator("main .empty").waitFor();
  await look(page, "codebook-empty-en-1280");
  await tabTo(page, "main form input");
  await page.keyboard.type("Barriers");
  await press(page, "Save the code");
  await page.locator(".code-tree li").first().waitFor();
  await page.locator("main form input").last().fill("Banks");
  await page.locator("main form select").last().selectOption({ label: "Barriers" });
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForFunction(() => document.querySelectorAll(".code-tree li").length === 2);
  await context.close();
}

let interview = "";

async function noteAndCode() {
  const { context, page } = await open(`/interviews?organisation=${danobat.organisation}`);
  await page.locator("main .empty").waitFor();
  await page.locator("main select").last().selectOption({ label: "Barriers across the border" });
  await page.getByRole("button", { name: "Begin an interview" }).click();
  await page.waitForURL(/\/interviews\/[0-9a-f]+$/);
  interview = new URL(page.url()).pathname;
  await tabTo(page, "textarea.notes");
  await page.keyboard.type("We 😀 wait. The banks are slow.");
  await isSaved(page);
  // Select the last four words by keyboard, and give them a code.
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  for (let step = 0; step < "The banks are slow".length; step += 1) await page.keyboard.press("Shift+ArrowLeft");
  await tabTo(page, "main select");
  await page.keyboard.press("ArrowDown");
  await press(page, "Give the code");
  await page.locator(".passage-list blockquote").waitFor();
  check((await page.locator(".passage-list blockquote").textContent()) === "The banks are slow", "the passage is not what was selected");
  check((await page.locator(".coded-notes mark").textContent()) === "The banks are slow", "the passage is not marked where it stands");
  check((await page.locator(".passage-list .flag").textContent()) === "Banks", "the code is not the one that was chosen");
  // Writing before it moves it, taking its words away tells so.
  await page.locator("textarea.notes").fill("Well. We 😀 wait. The banks are slow.");
  await isSaved(page);
  await page.waitForFunction(() => document.querySelector(".coded-notes")?.textContent?.startsWith("Well."));
  check((await page.locator(".coded-notes mark").textContent()) === "The banks are slow", "the passage did not move with its text");
  await look(page, "interview-en-1280");
  const company = await open(`/organisations/${danobat.organisation}`);
  await company.page.locator(`a[href="${interview}"]`).waitFor();
  await company.page.getByText("It was not asked to answer any questionnaire yet.").waitFor();
  await company.context.close();
  await page.locator("textarea.notes").fill("Well. We wait.");
  await page.locator(".notice.warning li", { hasText: "The banks are slow" }).waitFor();
  await look(page, "vanished-en-1280");
  await context.close();
}

async function withoutANetwork() {
  const { context, page } = await open(interview);
  await context.setOffline(true);
  await page.locator("textarea.notes").fill("Written on the train.");
  await page.waitForFunction(() => /kept in this browser/.test(document.querySelector(".saving")?.textContent ?? ""));
  await context.setOffline(false);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.waitForFunction(() => document.querySelector("textarea.notes")?.value === "Written on the train.");
  await isSaved(page);
  check(JSON.parse(run("interview", "--interview", interview.split("/").at(-1), "--output", "json")).notes === "Written on the train.", "what was written without a network is not stored");
  await context.close();
}

async function twoPeople() {
  const one = await open(interview);
  const other = await open(interview);
  await one.page.locator("textarea.notes").fill("One writes this.");
  await isSaved(one.page);
  await other.page.locator("textarea.notes").fill("The other writes that.");
  await other.page.getByRole("button", { name: "Keep both, mine after theirs" }).waitFor();
  check((await other.page.locator("textarea.notes").inputValue()) === "The other writes that.", "what was typed is gone");
  await other.page.waitForFunction(() => /One writes this/.test(document.querySelector("details blockquote")?.textContent ?? ""));
  await look(other.page, "conflict-en-1280");
  await other.page.getByRole("button", { name: "Keep both, mine after theirs" }).click();
  await isSaved(other.page);
  check(/One writes this\.\s+The other writes that\./.test(await other.page.locator("textarea.notes").inputValue()), "the words of one of them are lost");
  await one.context.close();
  await other.context.close();
}

async function fromPaper() {
  const { context, page } = await open(`/questionnaires/meeting-follow-up/entry?organisation=${danobat.organisation}`);
  await page.getByRole("button", { name: /agree|Begin/i }).first().click();
  await page.locator("main fieldset").first().waitFor();
  await look(page, "entry-en-1280");
  for (let round = 0; round < 5; round += 1) {
    for (const group of await page.locator("main fieldset").all()) {
      const choice = group.locator("input[type=radio], input[type=checkbox]").first();
      if ((await choice.count()) > 0 && !(await group.locator("input:checked").count())) await choice.check({ force: true });
    }
    await page.waitForFunction(() => !/Saving/.test(document.querySelector(".saving")?.textContent ?? ""));
    const next = page.getByRole("button", { name: /^(Next|Continue)/ });
    if ((await next.count()) > 0) await next.first().click();
    // What is asked because of an answer comes a moment after it.
    else await page.waitForTimeout(500);
  }
  await page.getByRole("button", { name: /^Send/ }).click();
  await page.getByText("The answers are in.").or(page.locator("main [role=alert]")).first().waitFor();
  await look(page, "entry-sent-en-1280");
  check((await page.getByText("The answers are in.").count()) === 1, "the answers from paper were not sent");
  await page.goto(new URL(`/organisations/${danobat.organisation}`, page.url()).href);
  await page.getByRole("link", { name: /^After the meeting/ }).waitFor();
  await context.close();
}

async function looks() {
  for (const [language, theme, width] of [["eu", "light", 320], ["eu", "dark", 360], ["fr", "dark", 1280]])
    for (const [name, path] of [["interview", interview], ["interviews", "/interviews"], ["guide", "/interview-guides?guide=barriers-across-the-border"], ["codebook", "/codebook?code=barriers"], ["organisation", `/organisations/${danobat.organisation}`], ["entry", `/questionnaires/meeting-follow-up/entry?organisation=${danobat.organisation}`]]) {
      const { context, page } = await open(path, { language, theme, width });
      await page.waitForLoadState("networkidle");
      await look(page, `${name}-${language}-${theme}-${width}`);
      await context.close();
    }
}

await walk({ guides, codebook, noteAndCode, withoutANetwork, twoPeople, fromPaper, looks }, "interviews are held");
