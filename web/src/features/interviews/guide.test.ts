import { describe, expect, it } from "vitest";
import { askedIn, type Guide, moved, sentGuide, textToTranslate } from "./guide";

const guide: Guide = {
  languages: ["eu", "en"],
  title: { eu: "Oztopoak", fr: " " },
  questions: [
    { name: "", question: {}, prompts: [{}] },
    { name: "question-2", question: { en: "How did it begin?" }, prompts: [{ en: " " }, { es: "¿Quién?" }] },
    { name: "", question: { en: "What next?" }, prompts: [] },
    { name: "", question: { en: "And then?" }, prompts: [] },
  ],
};

describe("a guide that is sent", () => {
  it("has nothing blank, and every language that something is written in", () => {
    const sent = sentGuide(guide);
    expect(sent.languages).toEqual(["eu", "en", "es"]);
    expect(sent.title).toEqual({ eu: "Oztopoak" });
    expect(sent.questions[0]).toEqual({ name: "question-2", question: { en: "How did it begin?" }, prompts: [{ es: "¿Quién?" }] });
  });
  it("keeps the names of its questions and gives the others free ones", () => {
    expect(sentGuide(guide).questions.map((one) => one.name)).toEqual(["question-2", "question-3", "question-4"]);
  });
});

it("a text is shown in another language to whoever translates it", () => {
  expect(textToTranslate({ eu: "Nola?", fr: " " }, "fr")).toBe("Nola?");
  expect(textToTranslate({ eu: "Nola?" }, "eu")).toBe("");
  expect(textToTranslate({}, "eu")).toBe("");
});

it("questions move by one place, and stay at the ends", () => {
  expect(moved([1, 2, 3], 2, -1)).toEqual([1, 3, 2]);
  expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3]);
  expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
});

it("a question is read in the language that is wanted, else in one that it has", () => {
  expect(askedIn({ languages: ["eu", "en"], title: {}, questions: [{ name: "a", question: { eu: "Nola?", en: "How?" }, prompts: [{ eu: "Nork?" }] }] }, ["en"])).toEqual([
    { name: "a", question: "How?", prompts: ["Nork?"] },
  ]);
});
