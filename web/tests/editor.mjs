// Writes a questionnaire from nothing with the keyboard alone: makes mistakes and mends them, moves and takes back,
// translates, looks at it in Basque on a telephone 360 px wide, publishes it, and answers it. Then two people at one draft, a draft without a
// network, and three hundred questions with long words.
//
//   node tests/editor.mjs ZUBIA [JOURNEY …]
//
// Screenshots are kept in test-artefacts/editor/ to be looked at.

import { journey } from "./browser/journey.mjs";

const { run, write, open, look, walk, check, problems, origin, browser } = journey("editor");
run("import-organisations", write("organisations.csv", "name,territory,size\nDanobat,ES212,large\n"));
const long = "Donaudampfschiffahrtsgesellschaftskapitän".repeat(3);
const many = {
  format: "zubia-instrument-1",
  name: "many",
  languages: ["en", "eu"],
  title: { en: "Three hundred questions", eu: "Hirurehun galdera" },
  sections: [...Array(10).keys()].map((section) => ({
    name: `s${section}`,
    title: { en: `Section ${section}`, eu: `${section}. atala` },
    items: [...Array(30).keys()].map((item) => ({ type: "integer", name: `q${section}_${item}`, label: item % 7 === 0 ? { en: long } : { en: `Question ${item}`, eu: `${item}. galdera` } })),
  })),
};
run("save-draft", "--questionnaire", "many", "--file", write("many.json", JSON.stringify(many)));
for (const ready of ["meeting-follow-up", "seven-proximities"]) run("add-questionnaire", "--ready", ready);

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
const typeIn = async (page, member, text) => {
  await tabTo(page, `textarea[data-member="${member}"]`);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
};
const isSaved = (page) => page.waitForFunction(() => /^All is saved/.test(document.querySelector(".saving")?.textContent ?? ""));
const addQuestion = async (page, type, label) => {
  await tabTo(page, ".add-part select");
  await page.keyboard.type(type, { delay: 20 });
  await press(page, "Add a question");
  await page.waitForFunction(() => document.activeElement?.matches('.editor-form textarea[data-member$=".label"]'));
  await page.keyboard.type(label);
};

async function fromNothing() {
  const { context, page } = await open("/questionnaires/new");
  await page.waitForFunction(() => document.activeElement?.matches("main input"));
  await page.keyboard.type("Company survey");
  await tabTo(page, "main input[type=checkbox]");
  await tabTo(page, "main input[type=checkbox]");
  await tabTo(page, "main input[type=checkbox]");
  await tabTo(page, "main input[type=checkbox]");
  await page.keyboard.press("Space");
  await press(page, "Begin");
  await page.waitForURL("**/questionnaires/company-survey/edit");
  await page.locator(".editor .empty").first().waitFor();
  await look(page, "empty-en-light-1280");

  // What cannot be published says why.
  await press(page, "Publish");
  await page.locator("[role=dialog] .problem-list li").first().waitFor();
  await look(page, "not-yet-en-light-1280");
  await page.keyboard.press("Escape");

  await addQuestion(page, "One choice", "Which sector?");
  await typeIn(page, "lists[0].choices[0].label", "Health");
  await typeIn(page, "lists[0].choices[1].label", "Machines");
  await addQuestion(page, "Whole", "How many people?");
  await tabTo(page, ".editor-form input[type=checkbox]");
  await page.keyboard.press("Space");
  await press(page, "Add a condition");
  check((await page.locator('textarea[data-member$=".relevance"]').inputValue()) === "${question_1} = 'choice_1'", "a plain condition is not written as an expression");

  // A mistake is told at its place, with what to do, and goes when it is mended.
  await typeIn(page, "sections[0].items[1].relevance", "${questoin_1} = 'choice_1'");
  await page.locator('textarea[data-member$=".relevance"][aria-invalid=true]').waitFor();
  check(/question_1/.test(await page.locator(".editor-form .error", { hasText: "question_1" }).first().textContent()), "the mistake does not say what was meant");
  await look(page, "mistake-en-light-1280");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("${question_1} = 'choice_1'");
  await page.locator('textarea[data-member$=".relevance"][aria-invalid=false]').waitFor();

  // Moved, taken away and brought back, without losing the place.
  await tabTo(page, "[role=treeitem]");
  await page.keyboard.press("Alt+ArrowUp");
  check((await page.evaluate(() => document.activeElement?.textContent ?? "")).startsWith("How many people?"), "the focus does not follow what is moved");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Delete");
  check((await page.locator("[role=treeitem]").count()) === 2, "Delete does not take the question away");
  check(await page.evaluate(() => document.activeElement?.matches("[role=treeitem]")), "the focus is lost after a deletion");
  await page.keyboard.press("Control+Z");
  check((await page.locator("[role=treeitem]").count()) === 3, "Ctrl+Z does not bring it back");

  await tabTo(page, "[role=treeitem]");
  await page.keyboard.press("Home");
  await page.waitForTimeout(100);
  await typeIn(page, "sections[0].title", "Your company");
  await press(page, "Title, languages and purpose");
  await typeIn(page, "purpose.purpose", "To know what companies need.");
  await typeIn(page, "purpose.recipients", "The team of the programme.");
  await typeIn(page, "purpose.retention", "Three years.");
  await tabTo(page, ".editor-form input[inputmode=numeric]");
  await page.keyboard.type("36");
  await isSaved(page);

  await press(page, "Translations");
  await look(page, "translations-en-light-1280");
  const missing = await page.locator('textarea[data-missing="true"]').count();
  const told = await page.evaluate(() =>
    fetch("/api/questionnaires/company-survey/check", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }).then((reply) => reply.json()),
  );
  check(missing === told.missing.length, `the page counts ${missing} missing texts, the program ${told.missing.length}`);
  for (let left = missing; left > 0; left -= 1) {
    await tabTo(page, 'textarea[data-missing="true"]');
    await page.keyboard.type(`Euskarazko testua ${left}`);
  }
  await isSaved(page);
  check((await page.locator(".translation-counts .warning").count()) === 0, "texts are still said to be missing");

  await preview(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await press(page, "Publish");
  await page.locator("[role=dialog] form").waitFor();
  await look(page, "publish-en-light-1280");
  await tabTo(page, "[role=dialog] button[type=submit]");
  await page.keyboard.press("Enter");
  // The dialog says "is frozen" too, of what will be.
  await page.getByText("was published and is frozen").waitFor();
  await look(page, "published-en-light-1280");
  await answered(page);
  await press(page, "Begin the next version");
  // The view stays the one that was looked at: the preview.
  await page.locator(".editor").waitFor();
  await press(page, "Questions");
  await page.locator("[role=treeitem]").first().waitFor();
  check(/Version 2/.test(await page.locator("main").textContent()), "the next version is not begun");
  await context.close();
}

/** In Basque on a narrow telephone: it fits, and it branches. */
async function preview(page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await press(page, "Preview");
  await page.locator(".preview .told").waitFor();
  await tabTo(page, "main .editor select");
  await page.keyboard.type("Eus", { delay: 20 });
  await page.locator('.preview[lang="eu"] .told').waitFor();
  await look(page, "preview-told-eu-360");
  await tabTo(page, ".preview button");
  await page.keyboard.press("Enter");
  await page.locator(".preview fieldset").first().waitFor();
  const hasNumber = () => page.locator(".preview input[inputmode=numeric]").count();
  check((await hasNumber()) === 0, "a question is asked whose condition does not hold");
  await tabTo(page, ".preview input[type=radio]");
  await page.keyboard.press("Space");
  await page.locator(".preview input[inputmode=numeric]").waitFor();
  await look(page, "preview-branch-eu-360");
  check((await page.locator(".preview").evaluate((box) => box.scrollWidth - box.clientWidth)) <= 0, "the preview is wider than a telephone");
}

/** Whoever is invited meets what was written. */
async function answered(page) {
  const links = await page.evaluate(() =>
    fetch("/api/questionnaires/company-survey/invitations", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ everybody: true }) }).then((reply) => reply.json()),
  );
  const context = await browser().newContext({ viewport: { width: 360, height: 740 }, locale: "eu" });
  const answer = await context.newPage();
  await answer.goto(`${origin()}/answer#${links.links[0].link.split("#")[1]}`);
  await answer.locator(".told").waitFor();
  await answer.locator(".button.primary").click();
  await answer.locator(".answering input[type=radio]").first().check();
  await answer.locator(".answering input[inputmode=numeric]").fill("12");
  await answer.locator(".answering > .row .button.primary").click();
  await answer.locator("main .notice[role=status]").waitFor();
  await context.close();
}

/** Of two people at one draft neither loses anything. */
async function twoAtOneDraft() {
  const path = "/questionnaires/meeting-follow-up/edit?view=settings";
  const one = await open(path);
  const other = await open(path, { language: "fr", theme: "dark" });
  await one.page.locator('textarea[data-member="title"]').fill("Mine");
  await isSaved(one.page);
  await other.page.locator('textarea[data-member="title"]').fill("La mienne");
  await other.page.locator(".saving.unsaved").waitFor();
  await other.page.locator(".editor .notice.warning .button.danger").waitFor();
  await look(other.page, "conflict-fr-dark-1280");
  check((await one.page.evaluate(() => fetch("/api/questionnaires/meeting-follow-up/draft").then((reply) => reply.json()))).instrument.title.en === "Mine", "somebody else's draft was overwritten");
  await other.page.locator(".editor .notice.warning .button.danger").click();
  await other.page.waitForFunction(() => document.querySelector(".saving") && !document.querySelector(".saving.unsaved"));
  await one.context.close();
  await other.context.close();
}

/** What is typed without a network is there when the page is loaded again. */
async function withoutANetwork() {
  const { context, page } = await open("/questionnaires/seven-proximities/edit?view=settings");
  await page.route("**/api/questionnaires/seven-proximities/draft", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await page.locator('textarea[data-member="title"]').fill("Kept in the browser");
  await page.locator(".saving.unsaved").waitFor();
  await page.locator(".nav-link").first().click();
  await page.locator("[role=alertdialog]").waitFor();
  await page.keyboard.press("Escape");
  await page.unroute("**/api/questionnaires/seven-proximities/draft");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await isSaved(page);
  check((await page.locator('textarea[data-member="title"]').inputValue()) === "Kept in the browser", "what was typed without a network is lost");
  await context.close();
}

async function threeHundredQuestions() {
  for (const [language, theme, width] of [["eu", "light", 320], ["eu", "light", 360], ["en", "light", 1280], ["fr", "dark", 1280]]) {
    const { context, page } = await open("/questionnaires/many/edit", { language, theme, width });
    await page.locator("[role=treeitem]").nth(300).waitFor({ state: "attached" });
    await look(page, `many-${language}-${theme}-${width}`);
    if (width === 1280 && language === "en") {
      await page.locator("[role=treeitem]").nth(1).click();
      const field = page.locator('.editor-form textarea[data-member$=".label"]');
      const began = Date.now();
      await field.pressSequentially("twenty letters typed");
      const each = (Date.now() - began) / 20;
      console.log(`a letter typed among 300 questions takes ${each.toFixed(0)} ms`);
    }
    await page.goto(`${origin()}/questionnaires/many/edit?view=translations`);
    await page.locator(".translation").first().waitFor();
    await look(page, `many-translations-${language}-${theme}-${width}`);
    await context.close();
  }
}

await walk({ fromNothing, twoAtOneDraft, withoutANetwork, threeHundredQuestions }, "a questionnaire can be written");
