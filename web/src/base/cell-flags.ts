/** What a reader must know of one cell, apart from its number. */
export const cellFlags = ["confidential", "missing", "estimated", "provisional", "forecast", "break", "unreliable", "definition", "recoded", "illustrative"] as const;
export type CellFlag = (typeof cellFlags)[number];

/** The flags of Eurostat and of SDMX that change how a number is to be read. */
const meaning: Record<string, CellFlag> = {
  c: "confidential",
  C: "confidential",
  "@C": "confidential",
  e: "estimated",
  E: "estimated",
  s: "estimated",
  i: "estimated",
  I: "estimated",
  p: "provisional",
  P: "provisional",
  f: "forecast",
  F: "forecast",
  b: "break",
  B: "break",
  u: "unreliable",
  U: "unreliable",
  d: "definition",
  D: "definition",
  recoded: "recoded",
  illustrative: "illustrative",
};

/** The flags of a cell, from why it has no number and what its publisher wrote behind it. */
export function flagsOf(absence: string, flags: string): CellFlag[] {
  const found = new Set<CellFlag>();
  if (absence === "confidential" || absence === "missing") found.add(absence);
  for (const word of flags.split(/[ ,;]+/)) {
    const flag = meaning[word];
    if (flag) found.add(flag);
  }
  return cellFlags.filter((flag) => found.has(flag));
}

/** How many cells carry each flag. That all of them are illustrative is said of the whole figure instead. */
export function countFlags(cells: Iterable<readonly CellFlag[]>): [CellFlag, number][] {
  const counts = new Map<CellFlag, number>();
  for (const flags of cells) for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  return cellFlags.filter((flag) => flag !== "illustrative").flatMap((flag) => (counts.has(flag) ? [[flag, counts.get(flag) ?? 0] as [CellFlag, number]] : []));
}
