import { useTranslation } from "react-i18next";
import type { Problem } from "../api/client";

/** Where in a file a problem is: the line and the column, as far as they are known. */
export function ProblemPlace({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const { line, column } = problem.where ?? {};
  if (!line && !column) return null;
  return <p className="place">{line && column ? t("import_where", { line, column }) : line ? t("import_line", { line }) : t("import_at_column", { column })}</p>;
}
