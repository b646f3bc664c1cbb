import type { ActivityCode, Offer } from "./record";

// What people fill in of an offer or a need, as texts.

export interface OfferTexts {
  language: string;
  title: string;
  text: string;
}

export interface OfferForm {
  /** Tells it from the others of the form; not stored. */
  key: string;
  /** As it is stored; empty for a new one. */
  before: Offer;
  isRemoved: boolean;
  texts: OfferTexts[];
  kind: string;
  state: string;
  expires_on: string;
  codes: string;
  technologies: string;
}

const lines = (text: string): string[] => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""))];

/** `nace 28.41` of a code. */
const lineOf = (code: ActivityCode) => `${code.classification ?? ""} ${code.code ?? ""}`.trim();

/** What a line says; eight digits alone are a CPV code, a division with a point one of NACE. */
function codeIn(line: string): ActivityCode {
  const [first = "", ...rest] = line.split(/[\s:]+/);
  if (rest.length > 0) return { classification: first.toLowerCase(), code: rest.join("") };
  if (/^\d{8}(-\d)?$/.test(first)) return { classification: "cpv", code: first };
  return /^\d{2}(\.\d{1,2})?$/.test(first) ? { classification: "nace", code: first } : { code: first };
}

export function newOffer(key: string, language: string): OfferForm {
  return { key, before: {}, isRemoved: false, texts: [{ language, title: "", text: "" }], kind: "", state: "published", expires_on: "", codes: "", technologies: "" };
}

export function offerFormOf(offer: Offer, key: string, language: string): OfferForm {
  const written = [...new Set([...Object.keys(offer.title ?? {}), ...Object.keys(offer.text ?? {})])];
  return {
    key,
    before: offer,
    isRemoved: false,
    texts: (written.length > 0 ? written : [language]).map((one) => ({ language: one, title: offer.title?.[one] ?? "", text: offer.text?.[one] ?? "" })),
    kind: offer.kind ?? "",
    state: offer.state ?? "draft",
    expires_on: offer.expires_on ?? "",
    codes: (offer.codes ?? []).map(lineOf).join("\n"),
    technologies: (offer.technologies ?? []).join("\n"),
  };
}

const textsOf = (texts: readonly OfferTexts[], part: "title" | "text") =>
  Object.fromEntries(texts.map((one) => [one.language, one[part].trim()]).filter(([, text]) => text !== ""));

/** Without what is empty, as the program keeps records; what the form does not show stays. */
export function offerOf(form: OfferForm): Offer {
  const held = form.before.codes ?? [];
  const codes = lines(form.codes).map((line) => held.find((one) => lineOf(one) === line) ?? codeIn(line));
  const offer: Offer = {
    ...form.before,
    kind: form.kind,
    title: textsOf(form.texts, "title"),
    text: textsOf(form.texts, "text"),
    codes,
    technologies: lines(form.technologies),
    state: form.state,
    expires_on: form.expires_on.trim(),
  };
  return Object.fromEntries(Object.entries(offer).filter(([, value]) => value !== "" && (typeof value !== "object" || Object.keys(value as object).length > 0)));
}

/** The parts of an offer that are wrong: no title in any language, or something else than a day or a code. */
export function wrongParts(form: OfferForm): ("title" | "expires_on" | "codes")[] {
  if (form.isRemoved) return [];
  const wrong: ("title" | "expires_on" | "codes")[] = [];
  if (form.texts.every((one) => one.title.trim() === "")) wrong.push("title");
  const day = form.expires_on.trim();
  if (day !== "" && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)) wrong.push("expires_on");
  if (lines(form.codes).some((line) => !codeIn(line).classification)) wrong.push("codes");
  return wrong;
}
