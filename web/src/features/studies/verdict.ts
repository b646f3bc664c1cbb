import type { TFunction } from "i18next";
import type { Format } from "../../base/format";

interface Judged {
  verdict: string;
  significant_from: number | null;
  undefined_because: string;
}

/** What a test says. Where it found nothing, the smallest effect that it could have found, never that there is none. */
export function verdictText(t: TFunction, { verdict, significant_from, undefined_because }: Judged, format: Format): string {
  if (verdict === "differs") return t("study_differs");
  if (undefined_because !== "" && significant_from === null) return t("study_not_tested");
  return significant_from === null ? t("study_cannot_at_all") : t("study_cannot_detect", { effect: format.number(significant_from) });
}
