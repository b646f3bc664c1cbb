import type { Shown } from "./replies";

type Row = Shown["history"][number];

/** A version of a record, with all that it changed. */
export interface VersionOfRecord {
  number: number;
  at: string;
  by: string;
  /** `typed`, `import`, `undo`, `merge`, `separate` */
  kind: string;
  reason: string;
  changes: { member: string; before: string; after: string }[];
}

/** The versions, the newest first: the rows of one number are one version. */
export function versionsOf(rows: readonly Row[]): VersionOfRecord[] {
  const versions = new Map<number, VersionOfRecord>();
  for (const row of rows) {
    const version = versions.get(row.number) ?? { number: row.number, at: row.at, by: row.by, kind: row.cause.split(":")[0] ?? "", reason: row.reason, changes: [] };
    if (row.member) version.changes.push({ member: row.member, before: row.before, after: row.after });
    versions.set(row.number, version);
  }
  return [...versions.values()].sort((one, other) => other.number - one.number);
}
