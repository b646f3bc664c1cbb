import { describe, expect, it } from "vitest";
import { newOffer, offerFormOf, offerOf, wrongParts } from "./offer-form";
import type { Offer } from "./record";

const offer: Offer = {
  id: "1",
  kind: "technology",
  title: { eu: "Laser bidezko soldadura", fr: "Soudage laser" },
  text: { eu: "Altzairu mehea." },
  codes: [{ classification: "nace", version: "2", code: "25.62" }, { classification: "cpv", code: "42600000-2" }],
  technologies: ["laser"],
  state: "published",
  expires_on: "2027-12-31",
};
const form = offerFormOf(offer, "k", "eu");

describe("the form of an offer", () => {
  it("gives the offer back where nothing was changed", () => {
    expect(offerOf(form)).toEqual(offer);
    expect(offerOf(offerFormOf({ id: "2", title: { "": "A" }, state: "draft" }, "k", "eu"))).toEqual({ id: "2", title: { "": "A" }, state: "draft" });
  });
  it("has the languages that are written, or that of the reader", () => {
    expect(form.texts.map((one) => one.language)).toEqual(["eu", "fr"]);
    expect(newOffer("k", "es").texts.map((one) => one.language)).toEqual(["es"]);
  });
  it("takes out what was emptied", () => {
    expect(offerOf({ ...form, texts: [{ language: "eu", title: "A", text: " " }], codes: "", technologies: " \n", kind: "", expires_on: "" })).toEqual({ id: "1", title: { eu: "A" }, state: "published" });
  });
  it("reads codes as people write them", () => {
    expect(offerOf({ ...form, codes: "42600000\nNACE: 28.41\n62" }).codes).toEqual([{ classification: "cpv", code: "42600000" }, { classification: "nace", code: "28.41" }, { classification: "nace", code: "62" }]);
  });
  it("says what is wrong, and nothing of what is taken out", () => {
    expect(wrongParts(form)).toEqual([]);
    const wrong = { ...form, texts: [{ language: "eu", title: " ", text: "A" }], expires_on: "tomorrow", codes: "machines" };
    expect(wrongParts(wrong)).toEqual(["title", "expires_on", "codes"]);
    expect(wrongParts({ ...wrong, isRemoved: true })).toEqual([]);
  });
});
