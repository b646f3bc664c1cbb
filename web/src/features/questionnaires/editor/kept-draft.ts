import type { Draft } from "./draft";

// Under the prefix of drafts, so that they go when somebody signs out.
const prefix = "zubia-draft:questionnaire:";

/** What was changed and is not stored yet, and the hash of the draft that it was changed from. */
export interface KeptDraft {
  base: string;
  draft: Draft;
}

export function readKept(name: string): KeptDraft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(prefix + name) ?? "null") as KeptDraft | null;
    return kept?.draft.format === "zubia-instrument-1" ? kept : null;
  } catch {
    return null;
  }
}

/** Says whether it could: a full storage must not look like a kept draft. */
export function keep(name: string, kept: KeptDraft): boolean {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export const forget = (name: string): void => sessionStorage.removeItem(prefix + name);
