import type { CodeRow } from "../../api/interviews";

const bytes_max = 64;

/** The short name that a name suggests: `Lege-oztopoak` is `lege-oztopoak`. */
export function codeNameOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "");
  return plain.slice(0, bytes_max).replace(/-+$/, "");
}

/** The code and all codes below it. */
export function below(codes: readonly Pick<CodeRow, "code" | "parent">[], code: string): Set<string> {
  const found = new Set([code]);
  // The tree is told from top to bottom: each code after the one that it stands below.
  for (const one of codes) if (found.has(one.parent)) found.add(one.code);
  return found;
}
