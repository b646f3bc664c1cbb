import type { OrganisationRecord, Site } from "./record";

/** The languages in which an organisation is usually named; the first is none in particular. */
export const nameLanguages = ["", "eu", "es", "fr", "en"] as const;

/** What of a record people fill in, as texts. */
export interface RecordForm {
  names: Record<string, string>;
  other_names: string;
  legal_form: string;
  kind: string;
  size_class: string;
  territory: string;
  identifiers: string;
  activities: string;
  websites: string;
  technologies: string;
  languages: string;
  address: string;
  postcode: string;
  city: string;
  country: string;
  latitude: string;
  longitude: string;
  year: string;
  staff: string;
  turnover: string;
  balance_total: string;
}

const lines = (text: string): string[] => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""))];
const words = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ""))];

const degreesText = (degrees: number | undefined) => (degrees === undefined ? "" : String(degrees));

/** Degrees as maps tell them, south and west below 0. NaN where they are none or too many. */
export function typedDegrees(text: string, most: number): number | undefined {
  const plain = text.trim().replace(/\s*°$/, "").replace(",", ".").replace("−", "-");
  if (plain === "") return undefined;
  const degrees = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(degrees) <= most ? degrees : Number.NaN;
}

export function formOf(record: OrganisationRecord): RecordForm {
  const seat = record.sites?.[0] ?? {};
  const figures = record.figures?.[0];
  return {
    names: Object.fromEntries([...new Set([...nameLanguages, ...Object.keys(record.names ?? {})])].map((language) => [language, record.names?.[language] ?? ""])),
    other_names: (record.other_names ?? []).join("\n"),
    legal_form: record.legal_form ?? "",
    kind: record.kind ?? "",
    size_class: record.size_computed ? "" : (record.size_class ?? ""),
    territory: record.territory ?? "",
    identifiers: (record.identifiers ?? []).map(({ scheme, value }) => `${scheme} ${value}`).join("\n"),
    activities: (record.activities ?? []).filter((one) => one.classification === "nace").map((one) => one.code).join(" "),
    websites: (record.websites ?? []).join("\n"),
    technologies: (record.technologies ?? []).join("\n"),
    languages: (record.languages ?? []).join(" "),
    address: seat.address ?? "",
    postcode: seat.postcode ?? "",
    city: seat.city ?? "",
    country: seat.country ?? "",
    latitude: degreesText(seat.latitude),
    longitude: degreesText(seat.longitude),
    year: figures?.year ? String(figures.year) : "",
    staff: figures?.staff === undefined ? "" : String(figures.staff),
    turnover: figures?.turnover === undefined ? "" : String(figures.turnover),
    balance_total: figures?.balance_total === undefined ? "" : String(figures.balance_total),
  };
}

/** A number as people type it: spaces between thousands, a comma or a point before the decimals. NaN where it is none. */
export function typedNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (plain === "") return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** The fields that hold something else than a number, or a year without its figures or the other way round. */
export function wrongFields(form: RecordForm): (keyof RecordForm)[] {
  const numbers = ["year", "staff", "turnover", "balance_total"] as const;
  const wrong: (keyof RecordForm)[] = numbers.filter((field) => Number.isNaN(typedNumber(form[field]) ?? 0));
  const hasFigures = numbers.slice(1).some((field) => form[field].trim() !== "");
  if (wrong.length === 0 && hasFigures && !/^(19|20)\d\d$/.test(form.year.trim())) wrong.push("year");
  const [latitude, longitude] = [typedDegrees(form.latitude, 90), typedDegrees(form.longitude, 180)];
  if (Number.isNaN(latitude) || (latitude === undefined && longitude !== undefined)) wrong.push("latitude");
  if (Number.isNaN(longitude) || (longitude === undefined && latitude !== undefined)) wrong.push("longitude");
  if (Object.values(form.names).every((name) => name.trim() === "")) wrong.push("names");
  return wrong;
}

function identifierOf(line: string): { scheme: string; value: string } {
  const [scheme = "", ...rest] = line.split(/\s+/);
  return { scheme: scheme.toLowerCase().replace(/:$/, ""), value: rest.join("") };
}

/** Without what is empty, as the program keeps records. */
function pruned<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== "" && value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as T;
}

/** The record with what the form says; what the form does not show stays as it was. */
export function recordOf(form: RecordForm, before: OrganisationRecord): OrganisationRecord {
  const names = Object.fromEntries(Object.entries(form.names).map(([language, name]) => [language, name.trim()]).filter(([, name]) => name !== ""));
  const seat: Site = pruned({ ...before.sites?.[0], address: form.address.trim(), postcode: form.postcode.trim(), city: form.city.trim(), country: form.country.trim(), latitude: typedDegrees(form.latitude, 90), longitude: typedDegrees(form.longitude, 180) });
  const sites = [...(Object.keys(seat).length > 0 ? [seat] : []), ...(before.sites ?? []).slice(1)];
  const codes = words(form.activities);
  const held = before.activities ?? [];
  const activities = [
    ...codes.map((code, place) => ({ ...(held.find((one) => one.classification === "nace" && one.code === code) ?? { classification: "nace", version: "2", code }), main: place === 0 })),
    ...held.filter((one) => one.classification !== "nace"),
  ].map((one) => (one.main ? one : pruned({ ...one, main: undefined })));
  const year = typedNumber(form.year);
  const latest = pruned({ year: year ?? 0, staff: typedNumber(form.staff), turnover: typedNumber(form.turnover), balance_total: typedNumber(form.balance_total) });
  const earlier = (before.figures ?? []).slice(1).filter((one) => one.year !== year);
  // Another year is another set of figures; the one that was shown stays beside it.
  const shown = before.figures?.[0];
  const figures = [...(year === undefined ? [] : [latest]), ...(shown && year !== undefined && shown.year !== year ? [shown] : []), ...earlier].sort((one, other) => other.year - one.year);
  const { size_class: _class, size_computed: _computed, ...rest } = before;
  return pruned({
    ...rest,
    names,
    other_names: lines(form.other_names),
    legal_form: form.legal_form.trim(),
    kind: form.kind,
    size_class: form.size_class,
    territory: form.territory.trim(),
    identifiers: lines(form.identifiers).map(identifierOf),
    activities,
    websites: lines(form.websites),
    technologies: lines(form.technologies),
    languages: words(form.languages),
    sites,
    figures,
  });
}
