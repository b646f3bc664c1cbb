import { describe, expect, it } from "vitest";
import { addItem, addSection, changeType, duplicatePart, movePart, removePart, rename } from "./change-draft";
import { type Draft, freeName, type Item, itemTypes, memberOf, outlineOf, partOf, stepsOf, valueAt, withValue } from "./draft";
import { nameFrom } from "./draft-name";
import { begun, changed, redone, undone } from "./history";

const empty: Draft = { format: "zubia-instrument-1", name: "survey" };
const two: Draft = {
  ...empty,
  languages: ["en"],
  sections: [
    { name: "a", items: [{ type: "integer", name: "jobs" }, { type: "text", name: "why", relevance: "${jobs} > 1 and ${jobs_2} = 1", label: { en: "Why ${jobs}?" } }] },
    { name: "b", items: [{ type: "group", name: "g", items: [{ type: "text", name: "inner" }] }] },
  ],
  strata: ["jobs"],
};
const namesIn = (draft: Draft) => outlineOf(draft).map((entry) => entry.part.name);

describe("places of a draft", () => {
  it("are steps and a text", () => {
    expect(stepsOf("sections[0].items[12].rows[3].label")).toEqual(["sections", 0, "items", 12, "rows", 3, "label"]);
    expect(memberOf(stepsOf("sections[0].items[12].rows[3].label"))).toBe("sections[0].items[12].rows[3].label");
    expect(partOf("sections[1].items[0].items[0].label.en")).toBe("sections[1].items[0].items[0]");
    expect(partOf("lists[0]")).toBe("");
    expect(valueAt(two, "sections[9].items[1]")).toBeUndefined();
  });
  it("lose what says nothing, and share the rest", () => {
    const next = withValue(two, "sections[0].items[1].label.en", "");
    expect(valueAt(next, "sections[0].items[1]")).toEqual({ type: "text", name: "why", relevance: "${jobs} > 1 and ${jobs_2} = 1" });
    expect(next.sections?.[1]).toBe(two.sections?.[1]);
    expect(withValue(empty, "purpose.purpose.eu", "Zertarako")).toEqual({ ...empty, purpose: { purpose: { eu: "Zertarako" } } });
  });
});

describe("an empty questionnaire", () => {
  it("gets a section with its first question", () => {
    const { draft, selected } = addItem(empty, "", "integer");
    expect(selected).toBe("sections[0].items[0]");
    expect(draft.sections).toEqual([{ name: "section_1", items: [{ type: "integer", name: "question_1" }] }]);
  });
  it("has nothing that could be moved", () => {
    expect(movePart(empty, "", 1)).toEqual({ draft: empty, selected: "" });
  });
});

describe("questions", () => {
  it.each(itemTypes)("of the type %s begin with what they need, and have names of their own", (type) => {
    const { draft, selected } = addItem(two, "sections[0].items[0]", type);
    expect(selected).toBe("sections[0].items[1]");
    const names = namesIn(draft);
    expect(new Set(names).size).toBe(names.length);
    const item = valueAt(draft, selected) as Item;
    if (item.list) expect(draft.lists?.find((list) => list.name === item.list)?.choices).toHaveLength(2);
  });
  it("go into the group that is selected", () => {
    expect(addItem(two, "sections[1].items[0]", "text").selected).toBe("sections[1].items[0].items[1]");
  });
  it("move over the edge of a section, and out of a group", () => {
    expect(namesIn(movePart(two, "sections[0].items[1]", 1).draft)).toEqual(["a", "jobs", "b", "why", "g", "inner"]);
    expect(movePart(two, "sections[0].items[1]", 1).selected).toBe("sections[1].items[0]");
    expect(movePart(two, "sections[1].items[0].items[0]", -1).selected).toBe("sections[1].items[0]");
    expect(movePart(two, "sections[0].items[0]", -1).draft).toBe(two);
    expect(movePart(two, "sections[1]", 1).draft).toBe(two);
  });
  it("leave the selection where the work goes on", () => {
    expect(removePart(two, "sections[0].items[0]").selected).toBe("sections[0].items[0]");
    expect(removePart(two, "sections[0].items[1]").selected).toBe("sections[0].items[0]");
    expect(removePart(two, "sections[1].items[0]").selected).toBe("sections[1]");
    expect(removePart({ ...empty, sections: [{ name: "a" }] }, "sections[0]").selected).toBe("");
  });
  it("are duplicated with new names inside too", () => {
    const { draft, selected } = duplicatePart(two, "sections[1].items[0]");
    expect(selected).toBe("sections[1].items[1]");
    expect(namesIn(draft).slice(-4)).toEqual(["g", "inner", "g_2", "inner_2"]);
  });
  it("keep what another type has too, and what is not edited here", () => {
    const marked = withValue(two, "sections[0].items[0]", { type: "integer", name: "jobs", minimum: 1, unit: { en: "people" }, scoring: { dimension: "size" } });
    expect(valueAt(changeType(marked, "sections[0].items[0]", "text"), "sections[0].items[0]")).toEqual({ type: "text", name: "jobs", scoring: { dimension: "size" } });
    expect(valueAt(changeType(marked, "sections[0].items[0]", "number"), "sections[0].items[0]")).toHaveProperty("minimum", 1);
  });
});

describe("a new name", () => {
  it("is followed by expressions, labels and strata, and no longer name is touched", () => {
    const next = rename(two, "sections[0].items[0]", "people");
    expect(valueAt(next, "sections[0].items[1].relevance")).toBe("${people} > 1 and ${jobs_2} = 1");
    expect(valueAt(next, "sections[0].items[1].label.en")).toBe("Why ${people}?");
    expect(next.strata).toEqual(["people"]);
  });
  it("that is taken changes nothing else", () => {
    const next = rename(two, "sections[0].items[0]", "why");
    expect(valueAt(next, "sections[0].items[1].relevance")).toBe("${jobs} > 1 and ${jobs_2} = 1");
  });
  it("is free whatever its letter case", () => {
    expect(freeName(new Set(["jobs", "jobs_2"]), "Jobs")).toBe("Jobs_3");
  });
  it("of a questionnaire comes from its title", () => {
    expect(nameFrom("  2026: Enquête à l’export ")).toBe("enquete-a-l-export");
    expect(nameFrom("東京")).toBe("");
    expect(nameFrom(`a${" b".repeat(60)}`).length).toBeLessThanOrEqual(64);
  });
  it("of a section beside others is new", () => {
    expect(namesIn(addSection(two, "sections[0].items[1]").draft)).toEqual(["a", "jobs", "why", "section_1", "b", "g", "inner"]);
  });
});

describe("history", () => {
  it("takes what is typed in one field as one change", () => {
    let history = begun("");
    for (const [at, text] of ["a", "ab", "abc"].entries()) history = changed(history, text, "label", 100 * at);
    history = changed(history, "abcd", "label", 9000);
    expect(undone(history).now).toBe("abc");
    expect(undone(undone(history)).now).toBe("");
    expect(undone(undone(undone(history))).now).toBe("");
    expect(redone(undone(history)).now).toBe("abcd");
  });
  it("forgets what was undone once something else is done", () => {
    const history = changed(undone(changed(begun(1), 2, "", 0)), 3, "", 0);
    expect(redone(history).now).toBe(3);
  });
});
