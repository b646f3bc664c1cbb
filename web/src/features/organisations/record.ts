/** The record of an organisation as the program keeps it; what is not known is not there. */
export interface OrganisationRecord {
  id?: string;
  names?: Record<string, string>;
  other_names?: string[];
  legal_form?: string;
  kind?: string;
  territory?: string;
  sites?: Site[];
  identifiers?: { scheme: string; value: string }[];
  activities?: ActivityCode[];
  size_class?: string;
  size_computed?: boolean;
  figures?: { year: number; staff?: number | undefined; turnover?: number | undefined; balance_total?: number | undefined }[];
  websites?: string[];
  technologies?: string[];
  languages?: string[];
  offers?: Offer[];
  needs?: Offer[];
  [further: string]: unknown;
}

/** What it does, by the code of a classification. */
export interface ActivityCode {
  classification?: string;
  version?: string;
  code?: string;
  main?: boolean | undefined;
}

/** What it offers, or needs. */
export interface Offer {
  id?: string;
  kind?: string;
  title?: Record<string, string>;
  text?: Record<string, string>;
  codes?: ActivityCode[];
  technologies?: string[];
  state?: string;
  expires_on?: string;
}

export interface Site {
  name?: string;
  address?: string;
  postcode?: string;
  city?: string;
  country?: string;
  latitude?: number | undefined;
  longitude?: number | undefined;
  [further: string]: unknown;
}

/** A record as it came; one that cannot be read is empty. */
export function recordIn(document: string): OrganisationRecord {
  try {
    const record: unknown = JSON.parse(document);
    return typeof record === "object" && record !== null ? (record as OrganisationRecord) : {};
  } catch {
    return {};
  }
}

/** A record as a request carries it: a file in base64. */
export function carriedRecord(record: OrganisationRecord): { name: string; bytes: string } {
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: "organisation.json", bytes: btoa(text) };
}
