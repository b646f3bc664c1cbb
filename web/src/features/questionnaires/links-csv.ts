import type { Links } from "../../api/questionnaires";

/** A cell as RFC 4180 has it; what a spreadsheet would take for a formula stands behind an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const columns = ["organisation", "name", "email", "language", "link", "subject", "text"] as const;

/** The links as a file, for who sends the e-mails or the letters. */
export function linksCsv(links: Links["links"]): string {
  return [columns.join(","), ...links.map((row) => columns.map((column) => cell(row[column])).join(","))].join("\r\n") + "\r\n";
}
