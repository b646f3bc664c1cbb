/** How a file is to be read, as people fill it in. Empty means: as it is understood. */
export interface ImportOptions {
  measure: string;
  status: "official" | "illustrative" | "own";
  table: string;
  publisher: string;
  licence: string;
  territory_version: string;
  activity_version: string;
  unit: string;
  wide: boolean;
  territory_column: string;
  activity_column: string;
  value_column: string;
  period_column: string;
  flag_column: string;
  keep: string;
  decimal_mark: "find-out" | "point" | "comma";
  crosswalk_weight: "pop21" | "pop11" | "area-km" | "artif-surf18" | "artif-surf12" | "bu-vol";
}

export const plainOptions: ImportOptions = {
  measure: "",
  status: "official",
  table: "",
  publisher: "",
  licence: "",
  territory_version: "",
  activity_version: "",
  unit: "",
  wide: false,
  territory_column: "",
  activity_column: "",
  value_column: "",
  period_column: "",
  flag_column: "",
  keep: "",
  decimal_mark: "find-out",
  crosswalk_weight: "pop21",
};

export const columnRoles = ["territory", "activity", "value", "period", "flag"] as const;

/** What the name of a file lets expect. People see it and can change it. */
export function suggestedMeasure(fileName: string): string {
  const name = fileName.toLowerCase();
  if (/gva|valeur.?ajout|valor.?a[nñ]adido|3gva/.test(name)) return "gross-value-added";
  if (/establish|estab|local.?units|[eé]tablissement/.test(name)) return "establishments";
  return "employment";
}

/** The options as the operation takes them: what is empty is left out, `SEX=T AGE=TOTAL` becomes two choices. */
export function requestFields(options: ImportOptions): Record<string, unknown> {
  const { keep, wide, ...texts } = options;
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(texts)) if (value.trim() !== "") fields[name] = value.trim();
  if (wide) fields.wide = true;
  const kept = keep.split(/[\s,;]+/).filter((one) => one !== "");
  if (kept.length > 0) fields.keep = kept;
  return fields;
}

/** The options kept from before, where they still are what they were. */
export function readOptions(kept: string): ImportOptions {
  try {
    const known = JSON.parse(kept) as Partial<ImportOptions>;
    return { ...plainOptions, ...Object.fromEntries(Object.entries(known).filter(([name, value]) => typeof value === typeof plainOptions[name as keyof ImportOptions])) };
  } catch {
    return plainOptions;
  }
}
