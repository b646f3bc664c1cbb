import type { CodeRow } from "../../api/interviews";

/** The code and all codes below it. */
export function below(codes: readonly Pick<CodeRow, "code" | "parent">[], code: string): Set<string> {
  const found = new Set([code]);
  // The tree is told from top to bottom: each code after the one that it stands below.
  for (const one of codes) if (found.has(one.parent)) found.add(one.code);
  return found;
}
