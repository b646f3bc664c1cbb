import { pruned } from "./pruned";
import type { OrganisationRecord } from "./record";
import { type SiteForm, siteFormOf, sitesOf, wrongSite } from "./site-form";

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
  /** The seat first; it is there though nothing is told of it. */
  sites: SiteForm[];
  year: string;
  staff: string;
  turnover: string;
  balance_total: string;
}

const lines = (text: string): string[] => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""))];
const words = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ""))];

export function formOf(record: OrganisationRecord): RecordForm {
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
    sites: (record.sites?.length ? record.sites : [{}]).map((site, place) => siteFormOf(site, `${place}`)),
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
  if (form.sites.some((site) => wrongSite(site).length > 0)) wrong.push("sites");
  if (Object.values(form.names).every((name) => name.trim() === "")) wrong.push("names");
  return wrong;
}

function identifierOf(line: string): { scheme: string; value: string } {
  const [scheme = "", ...rest] = line.split(/\s+/);
  return { scheme: scheme.toLowerCase().replace(/:$/, ""), value: rest.join("") };
}

/** The record with what the form says; what the form does not show stays as it was. */
export function recordOf(form: RecordForm, before: OrganisationRecord): OrganisationRecord {
  const names = Object.fromEntries(Object.entries(form.names).map(([language, name]) => [language, name.trim()]).filter(([, name]) => name !== ""));
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
    sites: sitesOf(form.sites),
    figures,
  });
}
