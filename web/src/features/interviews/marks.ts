import type { Passage } from "../../api/interviews";
import { fromCodePoints } from "../../base/code-points";

/** A stretch of the notes, and the passages that it lies in. */
export interface Stretch {
  text: string;
  passages: readonly Passage[];
}

/** The notes cut wherever a passage begins or ends: passages may lie in each other and overlap. */
export function stretchesOf(notes: string, passages: readonly Passage[]): Stretch[] {
  const placed = passages.map((passage) => ({ passage, from: fromCodePoints(notes, passage.from), to: fromCodePoints(notes, passage.to) }));
  const cuts = [...new Set([0, notes.length, ...placed.flatMap(({ from, to }) => [from, to])])].sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return {
      text: notes.slice(start, end),
      passages: placed.filter(({ from, to }) => from <= start && end <= to).map(({ passage }) => passage),
    };
  });
}
