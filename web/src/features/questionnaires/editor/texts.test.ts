import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Draft } from "./draft";
import { lacks, textsOf } from "./texts";

const draft: Draft = {
  format: "zubia-instrument-1",
  name: "survey",
  languages: ["en", "eu"],
  title: { en: "Survey" },
  introduction: { eu: "Kaixo" },
  sections: [{ name: "a", title: { en: "A", eu: "  " }, items: [{ type: "calculated", name: "sum" }, { type: "semantic_differential", name: "s", rows: [{ name: "r" }] }] }],
  lists: [{ name: "l", choices: [{ name: "c" }] }],
};

describe("the texts of a draft", () => {
  it("lack what is due, and what another language has", () => {
    const lacking = (language: string) => textsOf(draft).filter((place) => lacks(place, language)).map((place) => place.member);
    expect(lacking("eu")).toEqual([
      "title", "purpose.purpose", "purpose.recipients", "purpose.retention", "sections[0].title", "sections[0].items[1].label",
      "sections[0].items[1].rows[0].label", "sections[0].items[1].rows[0].opposite", "lists[0].choices[0].label",
    ]);
    expect(lacking("en")).toContain("introduction");
    expect(lacking("en")).not.toContain("sections[0].items[0].label");
  });
  it.each(readdirSync("../examples/instruments").filter((file) => file.endsWith(".json")))("of %s are all there in four languages", (file) => {
    const ready = JSON.parse(readFileSync(`../examples/instruments/${file}`, "utf8")) as Draft;
    const places = textsOf(ready);
    expect(places.length).toBeGreaterThan(20);
    for (const language of ["en", "es", "fr", "eu"]) expect(places.filter((place) => lacks(place, language)).map((place) => place.member)).toEqual([]);
  });
});
