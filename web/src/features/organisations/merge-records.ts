import type { OrganisationRecord } from "./record";

// Two people at one record: what each changed since both opened it, and the record with the changes of both.

/** The same whatever the order of the members. */
function told(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  ) ?? "";
}

const isSame = (one: unknown, other: unknown) => told(one) === told(other);

/** The program says this by itself. */
const computed = new Set(["size_computed"]);

function changedMembers(before: OrganisationRecord, after: OrganisationRecord): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((member) => !computed.has(member) && !isSame(before[member], after[member]));
}

/** The members that somebody else changed, and those of them that were changed here too. */
export function metMembers(base: OrganisationRecord, mine: OrganisationRecord, theirs: OrganisationRecord): { theirs: string[]; both: string[] } {
  const members = changedMembers(base, theirs);
  const own = new Set(changedMembers(base, mine));
  return { theirs: members, both: members.filter((member) => own.has(member) && !isSame(mine[member], theirs[member])) };
}

interface Listed {
  id?: string;
}

/** Offers and needs, each of which has an id of its own once it is stored. */
const lists = new Set(["offers", "needs"]);

function mergedList(base: readonly Listed[], mine: readonly Listed[], theirs: readonly Listed[]): Listed[] {
  const of = (list: readonly Listed[], id: string | undefined) => (id === undefined ? undefined : list.find((one) => one.id === id));
  const isMine = (one: Listed) => !isSame(one, of(base, one.id));
  const kept = theirs.flatMap((one) => {
    const here = of(mine, one.id);
    if (!here) return of(base, one.id) ? [] : [one];
    return [isMine(here) ? here : one];
  });
  // New here, or taken out there while it was changed here.
  const further = mine.filter((one) => !of(theirs, one.id) && isMine(one));
  return [...kept, ...further];
}

/** The record with the changes of both: of what both changed, the one made here counts; an offer or a need is one thing. */
export function mergedRecord(base: OrganisationRecord, mine: OrganisationRecord, theirs: OrganisationRecord): OrganisationRecord {
  const merged: OrganisationRecord = {};
  for (const member of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const list = (record: OrganisationRecord) => (record[member] ?? []) as Listed[];
    const value = isSame(mine[member], base[member]) ? theirs[member] : lists.has(member) ? mergedList(list(base), list(mine), list(theirs)) : mine[member];
    if (value !== undefined) merged[member] = value;
  }
  return merged;
}
