import type { Cell } from "./csv";

export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** How many rows at the top are set in bold and stay in sight. */
  headerRows?: number;
  widths?: readonly number[];
}

/** What XML cannot hold, and what a cell of a workbook cannot. */
function cleaned(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").slice(0, 32_767);
}

/** A workbook with exact numbers. An unknown cell is empty; a text is a text, whatever it opens with, and never a formula. */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Blob> {
  const { default: write } = await import("write-excel-file/universal");
  return write(
    sheets.map(({ name, rows, headerRows = 1, widths }) => ({
      sheet: name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31),
      ...(headerRows > 0 ? { stickyRowsCount: headerRows } : {}),
      ...(widths ? { columns: widths.map((width) => ({ width })) } : {}),
      data: rows.map((row, place) =>
        row.map((cell) => {
          if (cell === null || cell === "" || (typeof cell === "number" && !Number.isFinite(cell))) return null;
          const bold = place < headerRows ? ({ fontWeight: "bold" } as const) : {};
          return typeof cell === "number" ? { value: cell, type: Number, ...bold } : { value: cleaned(cell), type: String, ...bold };
        }),
      ),
    })),
  ).toBlob();
}
