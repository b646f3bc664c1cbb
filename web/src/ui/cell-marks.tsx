import { useTranslation } from "react-i18next";
import { type CellFlag, countFlags } from "../base/cell-flags";

/** What there is to know of a cell, in words behind its number. */
export function CellMarks({ flags, isAbsent }: { flags: readonly CellFlag[]; isAbsent: boolean }) {
  const { t } = useTranslation();
  // Where there is no number, the cell itself says why.
  const said = flags.filter((flag) => flag !== "illustrative" && !(isAbsent && (flag === "confidential" || flag === "missing")));
  return said.map((flag) => (
    <span key={flag} className="cell-mark">
      {t(`cell_${flag}`)}
    </span>
  ));
}

/** How many cells of a figure carry which flag. */
export function FlagCounts({ cells }: { cells: Iterable<readonly CellFlag[]> }) {
  const { t } = useTranslation();
  return countFlags(cells).map(([flag, count]) => (
    <span key={flag} className="flag counted">
      {t("cells_flagged", { count, flag: t(`cell_${flag}`) })}
    </span>
  ));
}
