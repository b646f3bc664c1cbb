import type { ResponseRow } from "../../api/questionnaires";

/** Sent, and nobody has checked it. */
export const waits = (row: Pick<ResponseRow, "state">) => row.state === "sent";

/** Who answered; where that is not told, the beginning of the id stands for it. */
export function responseName(row: Pick<ResponseRow, "organisation" | "response">, t: (key: string, values: { id: string }) => string): string {
  return row.organisation || t("response_nobody", { id: row.response.slice(0, 8) });
}

/** The one before and after, and the one to check next: the first that waits after it, else the first of all. */
export function around(rows: readonly Pick<ResponseRow, "response" | "state">[], response: string): { before: string; after: string; waiting: string } {
  const place = rows.findIndex((row) => row.response === response);
  const others = [...rows.slice(place + 1), ...rows.slice(0, Math.max(place, 0))];
  return {
    before: rows[place - 1]?.response ?? "",
    after: place < 0 ? "" : (rows[place + 1]?.response ?? ""),
    waiting: others.find(waits)?.response ?? "",
  };
}
