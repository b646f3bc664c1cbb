/** What a column of a list of organisations can hold, in the order of the form. */
export const columnFields = [
  "name", "name-eu", "name-es", "name-fr", "name-en", "other-name", "legal-form", "kind",
  "identifier", "nif", "siren", "siret", "vat", "euid", "lei", "pic",
  "territory", "site-name", "street", "postcode", "city", "country", "latitude", "longitude",
  "nace", "size", "year", "staff", "turnover", "balance-total",
  "website", "technologies", "languages",
] as const;

export interface MappedColumn {
  column: string;
  field: string;
}

/** What of a mapping differs from the proposal, as the operation takes it: `name=Firma`, and `=Tel.` for what is left out. */
export function wishesOf(proposed: readonly MappedColumn[], chosen: Readonly<Record<string, string>>): string[] {
  return proposed.flatMap(({ column, field }) => {
    const wanted = chosen[column] ?? field;
    return wanted === field ? [] : [`${wanted}=${column}`];
  });
}
