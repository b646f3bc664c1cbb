import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "./en";
import es from "./es";
import eu from "./eu";
import fr from "./fr";

const all: Record<string, Record<string, string>> = { en, es, fr, eu };
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((found) => found[1]).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
    .map((path) => readFileSync(`${folder}/${path}`, "utf8"));
}

describe("the messages", () => {
  it("name each text once", () => {
    for (const language of Object.keys(all)) {
      const rooms = readdirSync(`src/messages/${language}`).map((room) => JSON.parse(readFileSync(`src/messages/${language}/${room}`, "utf8")) as object);
      expect(rooms.flatMap((room) => Object.keys(room)).sort()).toEqual(Object.keys(all[language] ?? {}).sort());
    }
  });

  for (const [language, messages] of Object.entries(all)) {
    it(`of ${language} have the keys of English, no more and no fewer`, () => {
      expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
    });
    it(`of ${language} have the placeholders of English and are not empty`, () => {
      for (const [key, text] of Object.entries(messages)) {
        expect(text.trim(), key).not.toBe("");
        expect(placeholders(text), key).toEqual(placeholders((en as Record<string, string>)[key] ?? ""));
      }
    });
  }

  it("are asked for by names that exist", () => {
    // A counted message has one text for each plural form.
    const known = new Set(Object.keys(en).flatMap((key) => [key, key.replace(/_(?:one|many|other)$/, "")]));
    for (const source of sources("src")) {
      for (const [, key] of source.matchAll(/\bt\("([\w-]+)"/g)) expect(known, key).toContain(key);
      for (const [, prefix] of source.matchAll(/\bt\(`([\w-]+_)\$\{/g))
        expect([...known].some((key) => key.startsWith(prefix ?? "?")), prefix).toBe(true);
    }
  });
});

describe("the sources", () => {
  it("hold no text of their own", () => {
    for (const source of sources("src").filter((one) => one.includes("react-i18next") || one.includes("</")))
      for (const [, text] of source.matchAll(/>([^<>{}=;()]*[A-Za-z]{3,}[^<>{}=;()]*)<\/(?:p|h1|h2|h3|span|button|label|th|td|li|strong|a)>/g))
        expect(text?.trim(), text).toBe("");
  });
  it("hold no label of their own", () => {
    for (const source of sources("src"))
      for (const [, name, text] of source.matchAll(/\b(aria-label|aria-description|title|placeholder|alt|label|caption)=(?:\{?["'`])([^"'`]*)["'`]/g))
        expect(text, `${name} "${text}"`).not.toMatch(/[A-Za-z]{3}/);
  });
});
