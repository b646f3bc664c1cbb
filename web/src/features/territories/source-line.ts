import type { TFunction } from "i18next";

/** Where the figures of an analysis come from, and of when they are: a table need not have periods. */
export function sourceLine(t: TFunction, period: string, since = ""): string {
  if (!period) return t("source_line_undated");
  return since ? t("source_line_since", { period, since }) : t("source_line", { period });
}
