import type { Site } from "./record";
import { pruned } from "./pruned";

const texts = ["name", "address", "postcode", "city", "country", "territory"] as const;
type TextMember = (typeof texts)[number];

/** What people fill in of a site, as texts. */
export interface SiteForm extends Record<TextMember | "latitude" | "longitude", string> {
  /** Tells it from the others of the form; not stored. */
  key: string;
  /** As it is stored; empty for a new one. */
  before: Site;
}

const degreesText = (degrees: number | undefined) => (degrees === undefined ? "" : String(degrees));

/** Degrees as maps tell them, south and west below 0. NaN where they are none or too many. */
export function typedDegrees(text: string, most: number): number | undefined {
  const plain = text.trim().replace(/\s*°$/, "").replace(",", ".").replace("−", "-");
  if (plain === "") return undefined;
  const degrees = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(degrees) <= most ? degrees : Number.NaN;
}

export function siteFormOf(site: Site, key: string): SiteForm {
  const written = Object.fromEntries(texts.map((member) => [member, typeof site[member] === "string" ? site[member] : ""])) as Record<TextMember, string>;
  return { ...written, latitude: degreesText(site.latitude), longitude: degreesText(site.longitude), key, before: site };
}

/** A position that is none, or half of one. */
export function wrongSite(form: SiteForm): ("latitude" | "longitude")[] {
  const [latitude, longitude] = [typedDegrees(form.latitude, 90), typedDegrees(form.longitude, 180)];
  const wrong: ("latitude" | "longitude")[] = [];
  if (Number.isNaN(latitude) || (latitude === undefined && longitude !== undefined)) wrong.push("latitude");
  if (Number.isNaN(longitude) || (longitude === undefined && latitude !== undefined)) wrong.push("longitude");
  return wrong;
}

/** The sites of the form, the seat first; what the form does not show stays as it was. One of which nothing is told is none. */
export function sitesOf(forms: readonly SiteForm[]): Site[] {
  return forms
    .map((form): Site => {
      const written = Object.fromEntries(texts.map((member) => [member, form[member].trim()]));
      return pruned({ ...form.before, ...written, latitude: typedDegrees(form.latitude, 90), longitude: typedDegrees(form.longitude, 180) });
    })
    .filter((site) => Object.keys(site).length > 0);
}
