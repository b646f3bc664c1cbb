/** How the columns and codes of a file of answers are to be read, as they are typed. */
export const readings = ["map", "dont_know", "not_applicable", "missing", "reversed", "small"] as const;
export type FileReading = Record<(typeof readings)[number], string>;

/** What was typed before, as it was kept; nothing of what is none of it. */
export function readReading(text: string): FileReading {
  const reading: FileReading = { map: "", dont_know: "", not_applicable: "", missing: "", reversed: "", small: "" };
  try {
    const kept: unknown = JSON.parse(text);
    for (const name of readings) if (kept && typeof kept === "object" && typeof Reflect.get(kept, name) === "string") reading[name] = Reflect.get(kept, name);
  } catch {
    // Nothing was kept.
  }
  return reading;
}

/** The entries of a field: a line each, or separated by commas or semicolons. */
export function entriesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((entry) => entry.trim().replace(/\s*=\s*/, "="))
    .filter(Boolean);
}

/** As the server is asked. */
export function readingFields(reading: FileReading): Record<keyof FileReading, string[]> {
  return { map: entriesOf(reading.map), dont_know: entriesOf(reading.dont_know), not_applicable: entriesOf(reading.not_applicable), missing: entriesOf(reading.missing), reversed: entriesOf(reading.reversed), small: entriesOf(reading.small) };
}
