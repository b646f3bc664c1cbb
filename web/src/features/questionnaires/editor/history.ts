// What was done, so that it can be undone. Drafts share what they have in common.

export interface History<Of> {
  past: readonly Of[];
  now: Of;
  future: readonly Of[];
  /** What the last change was of: typing on in one field is one change. */
  of: string;
  at: number;
}

const steps_max = 200;
const pause = 1500;

export const begun = <Of>(now: Of): History<Of> => ({ past: [], now, future: [], of: "", at: 0 });

/** The history with a change. `of` names what is typed in; empty for what stands alone. */
export function changed<Of>(history: History<Of>, now: Of, of: string, at: number): History<Of> {
  if (now === history.now) return history;
  const goesOn = of !== "" && of === history.of && at - history.at < pause && history.future.length === 0;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-steps_max);
  return { past, now, future: [], of, at };
}

export function undone<Of>(history: History<Of>): History<Of> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], of: "", at: 0 };
}

export function redone<Of>(history: History<Of>): History<Of> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, of: "", at: 0 };
}
