// What is looked for on a page, whoever opened it.

import { AxeBuilder } from "@axe-core/playwright";
import { join } from "node:path";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function axe(page, report) {
  // What was just announced may name a button that is gone again.
  const builder = new AxeBuilder({ page }).withTags(tags).exclude("[data-live-announcer]");
  // While the list of a combobox is open everything else is hidden from screen readers; leaving its field closes it first.
  if ((await page.locator("[role=listbox]").count()) > 0) builder.disableRules("aria-hidden-focus");
  const found = await builder.analyze();
  for (const violation of found.violations) report(`axe ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
}

/** Runs in the page: what a person would stumble on, as sentences. */
function findings() {
  const found = [];
  const root = document.documentElement;
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !element.closest("[data-live-announcer], .visually-hidden, .skip:not(:focus), figure .scrolls caption, [aria-hidden='true'], [inert]");
  const told = (element) => `${element.tagName.toLowerCase()}${typeof element.className === "string" && element.className ? `.${element.className.split(" ").join(".")}` : ""} "${(element.textContent ?? "").trim().slice(0, 40)}"`;
  if (root.scrollWidth > root.clientWidth) found.push(`sticks out by ${root.scrollWidth - root.clientWidth} px`);

  // Text that does not fit its box.
  const texts = [...document.body.querySelectorAll("*")].filter((element) => visible(element) && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ""));
  for (const element of texts) {
    const style = getComputedStyle(element);
    if (style.display === "inline" || ["auto", "scroll"].includes(style.overflowX) || ["OPTION", "SELECT", "TEXTAREA"].includes(element.tagName)) continue;
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) found.push(`text does not fit: ${told(element)}`);
  }

  // What of a box is seen: its scrolled ancestors hide the rest.
  const seen = (element, { left, right, top, bottom }) => {
    for (let around = element.parentElement; around && around !== root; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === "visible") continue;
      const frame = around.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return { left, right, top, bottom };
  };

  // Texts that lie over each other.
  const places = texts.slice(0, 500).map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return { element, box: seen(element, range.getBoundingClientRect()) };
  });
  for (let one = 0; one < places.length; one += 1)
    for (let other = one + 1; other < places.length; other += 1) {
      const [a, b] = [places[one], places[other]];
      // The link over the navigation lies over it while it has the focus.
      if (a.element.matches(".skip") || b.element.matches(".skip")) continue;
      if (a.element.contains(b.element) || b.element.contains(a.element) || a.element.closest("thead, tr") || b.element.closest("thead, tr")) continue;
      if (getComputedStyle(a.element).display === "inline" || getComputedStyle(b.element).display === "inline") continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (across > 2 && down > 3) found.push(`texts overlap: ${told(a.element)} and ${told(b.element)}`);
    }

  // Targets of at least 24 by 24 pixels, or with that much room around their centre (WCAG 2.5.8).
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button], [role=tab]")].filter(visible).map((element) => (element.closest("label") ?? element));
  const boxes = targets.map((element) => element.getBoundingClientRect());
  boxes.forEach((box, place) => {
    if (box.width >= 24 && box.height >= 24) return;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const isCrowded = boxes.some((other, index) => {
      if (index === place || targets[index] === targets[place] || targets[index].contains(targets[place])) return false;
      return Math.hypot(x - Math.min(Math.max(x, other.left), other.right), y - Math.min(Math.max(y, other.top), other.bottom)) < 12;
    });
    if (isCrowded) found.push(`target too small: ${told(targets[place])} ${Math.round(box.width)}×${Math.round(box.height)}`);
  });

  // One title, and no level of headings left out.
  const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].filter((heading) => visible(heading) && !heading.closest(".method-page"));
  if (headings.filter((heading) => heading.tagName === "H1").length !== 1 && !document.querySelector("main [role=alert], [role=dialog], [role=alertdialog], [role=listbox]")) found.push("not exactly one h1");
  headings.reduce((level, heading) => {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) found.push(`heading skips a level: ${told(heading)}`);
    return next;
  }, 0);
  if (!["en", "es", "fr", "eu"].includes(root.lang)) found.push(`lang is "${root.lang}"`);
  return found;
}

/** The spacing that readers may set themselves (WCAG 1.4.12). By script, since the content policy allows no style element. */
function spaced() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets = [sheet];
}

export async function layout(page, report, what = "") {
  for (const one of new Set(await page.evaluate(findings))) report(what + one);
}

/** Looks at the page as it is now and keeps a picture of it. */
export async function lookAt(tests, page, name, report, { withAxe = true, withSpacing = false } = {}) {
  tests.looked += 1;
  if (withAxe) await axe(page, report);
  await layout(page, report);
  await page.screenshot({ path: join(tests.artefacts, `${name.replaceAll("/", "-")}.png`), fullPage: true });
  if (withSpacing) {
    await page.evaluate(spaced);
    await layout(page, report, "with wide spacing: ");
  }
}

/** Tabs through the page: whatever has the focus shows it and is not hidden under something else. */
export async function tabThrough(page, report, stopsMax = 60) {
  for (let stop = 0; stop < stopsMax; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "end";
      const style = getComputedStyle(element);
      const told = `${element.tagName.toLowerCase()} "${(element.textContent ?? "").trim().slice(0, 40)}"`;
      if (style.outlineStyle === "none" || Number.parseFloat(style.outlineWidth) < 2) return `focus does not show: ${told}`;
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width, innerWidth - box.left) / 2, Math.max(0, box.top) + Math.min(box.height, 40) / 2];
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.contains(element)) ? "" : `focus is hidden: ${told}`;
    });
    if (found === "end") return;
    if (found) report(found);
  }
}
