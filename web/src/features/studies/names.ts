import type { TFunction } from "i18next";

/** What a row is about: a barrier, a type of innovation, or, without an item, a family as a whole. */
export function aboutOf(t: TFunction, row: { item: string; family: string }): string {
  return row.item ? t(`study_item_${row.item}`) : t(`study_family_${row.family}`);
}

/** How the statements behind lessons are named: what is asked, of what, and how it compares. */
const compared = /^(importance|effect|before|motive|change)-([a-z_]+)-(far-above|above|about)-([a-z_]+)$/;
const judged = /^(importance|effect|change)-([a-z_]+)-(not-high|high|positive|added)$/;
const groups = new Set(["small", "in"]);

const named = (t: TFunction, name: string) => (["institutional", "geographical", "technological", "organisational"].includes(name) ? t(`study_family_${name}`) : t(`study_item_${name}`));

/** A statement behind a lesson, in words. */
export function statementText(t: TFunction, statement: string): string {
  const [, block, one = "", how, other = ""] = compared.exec(statement) ?? judged.exec(statement) ?? [];
  if (!block || groups.has(one)) return t(`study_statement_${statement}`);
  const about = { block: t(`study_block_${block}`), one: named(t, one) };
  if (other === "others") return t(`study_statement_${how}-others`, about);
  return other ? t(`study_statement_${how}`, { ...about, other: named(t, other) }) : t(`study_statement_${how}`, about);
}
