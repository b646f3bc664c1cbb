import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { CellFlag } from "../base/cell-flags";
import { Button } from "./button";
import { CellMarks } from "./cell-marks";

export interface Column<Row> {
  /** The name of the column in the file that is downloaded. */
  key: string;
  title: string;
  /** Exactly what the cell holds: for the file. */
  value: (row: Row) => string | number | null;
  /** How the screen writes it; null where it is not defined. */
  text?: (row: Row) => string | null;
  isNumber?: boolean;
  /** Where the cell leads. */
  link?: (row: Row) => string | null;
  /** What there is to know of the cell beside its number. */
  flags?: (row: Row) => readonly CellFlag[];
}

const firstRows = 100;

/** A table that says "not defined" where nothing is known, and shows long lists a hundred rows at a time. */
export function DataTable<Row>({ caption, columns, rows }: { caption: string; columns: Column<Row>[]; rows: readonly Row[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(firstRows);
  return (
    <div className="stack">
      <div className="scrolls" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.isNumber ? "number" : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, place) => (
              <tr key={place}>
                {columns.map((column, index) => {
                  const value = column.value(row);
                  const text = column.text ? column.text(row) : value === null ? null : String(value);
                  const link = column.link?.(row);
                  const words = text ?? <span className="not-defined">{t("not_defined")}</span>;
                  const content = link ? <Link href={link}>{words}</Link> : words;
                  return index === 0 ? (
                    <th key={column.key} scope="row">
                      {content}
                    </th>
                  ) : (
                    <td key={column.key} className={column.isNumber ? "number" : undefined}>
                      {content}
                      {column.flags && <CellMarks flags={column.flags(row)} isAbsent={value === null} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <p className="row">
          <span className="quiet">{t("rows_shown", { shown, all: rows.length })}</span>
          <Button look="small" onPress={() => setShown(shown + 500)}>
            {t("show_more_rows")}
          </Button>
        </p>
      )}
    </div>
  );
}
