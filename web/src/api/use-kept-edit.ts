import { useCallback, useEffect, useRef, useState } from "react";
import type { EditShelf } from "../base/kept-edit";
import { type Problem, RequestRefused } from "./client";

const typingPause = 900;

/** `conflict`: somebody else saved meanwhile; nothing is overwritten before a person decides. */
export type SavingState = "saved" | "saving" | "waiting" | "conflict" | "refused" | "not_kept";

/** Whether asking again may help: the server was away or busy. */
export const isPassing = (problem: Problem) => [0, 429, 502, 503, 504].includes(problem.status);
/** How long to wait before the next attempt: longer each time, never longer than half a minute. */
export const waitBefore = (attempt: number) => Math.min(30_000, 1000 * 2 ** attempt);

interface Options<Value, Base, Reply> {
  shelf: EditShelf<Value, Base>;
  /** What the server has, and what names it: a hash, a number. */
  stored: Value;
  base: Base;
  /** Whether anything is kept and stored at all. */
  isOn: boolean;
  isSame: (one: Value, other: Value) => boolean;
  save: (value: Value, base: Base) => Promise<Reply>;
  baseOf: (reply: Reply) => Base;
  isConflict: (problem: Problem) => boolean;
  took: (reply: Reply) => void;
}

/**
 * Something that is edited over a while. What is changed is kept in the browser at once, goes to the server after a
 * pause, and leaves the browser when the server has acknowledged it. Who shows it keeps what stands on the screen, and
 * tells every change by `changeTo`.
 */
export function useKeptEdit<Value, Base, Reply>(options: Options<Value, Base, Reply>) {
  const asked = useRef(options);
  asked.current = options;
  const { shelf, isOn } = options;
  const [kept] = useState(() => {
    const read = isOn ? shelf.read() : null;
    // The server has it, and only its acknowledgement was lost: nobody else wrote.
    if (read === null || !options.isSame(read.value, options.stored)) return read;
    shelf.forget();
    return null;
  });
  const isOutdated = kept !== null && kept.base !== options.base;
  const [state, setState] = useState<SavingState>(kept ? (isOutdated ? "conflict" : "saving") : "saved");
  const [problem, setProblem] = useState<Problem | null>(null);
  const base = useRef(kept?.base ?? options.base);
  const stored = useRef(options.stored);
  const now = useRef(kept?.value ?? options.stored);
  const isBusy = useRef<Promise<boolean> | null>(null);
  const isStopped = useRef(isOutdated);
  const attempt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const isUnsaved = useCallback(() => !asked.current.isSame(now.current, stored.current), []);

  const store = useCallback(async (): Promise<boolean> => {
    const sent = now.current;
    setState("saving");
    try {
      const reply = await asked.current.save(sent, base.current);
      base.current = asked.current.baseOf(reply);
      stored.current = sent;
      attempt.current = 0;
      setProblem(null);
      asked.current.took(reply);
      if (isUnsaved()) shelf.keep({ base: base.current, value: now.current });
      else {
        shelf.forget();
        setState("saved");
      }
      return true;
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setProblem(error.problem);
      if (isPassing(error.problem)) {
        setState("waiting");
        timer.current = setTimeout(() => void flushed.current(), waitBefore(attempt.current++));
      } else {
        isStopped.current = asked.current.isConflict(error.problem);
        setState(isStopped.current ? "conflict" : "refused");
      }
      return false;
    }
  }, [isUnsaved, shelf]);

  /** Stores what is there now; says whether everything is stored. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    // Two writes at a time would refuse each other: the second follows the first.
    if (isBusy.current) await isBusy.current;
    if (!isOn || !isUnsaved()) return true;
    if (isStopped.current) return false;
    isBusy.current = store();
    const isStored = await isBusy.current.finally(() => {
      isBusy.current = null;
    });
    return isStored && isUnsaved() ? flushed.current() : isStored;
  }, [isOn, isUnsaved, store]);
  const flushed = useRef(flush);
  flushed.current = flush;

  useEffect(() => {
    const again = () => void flush();
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    addEventListener("online", again);
    addEventListener("beforeunload", ask);
    if (isUnsaved() && !isStopped.current) again();
    return () => {
      removeEventListener("online", again);
      removeEventListener("beforeunload", ask);
      void flush();
    };
  }, [flush, isUnsaved]);

  return {
    /** What stands on the screen at first: what was kept, or what the server has. */
    start: kept?.value ?? options.stored,
    state,
    problem,
    base,
    flush,
    isUnsaved,
    changeTo: (next: Value) => {
      now.current = next;
      const isKept = shelf.keep({ base: base.current, value: next });
      setState((before) => (before === "conflict" ? before : isKept ? "saving" : "not_kept"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), typingPause);
    },
    /** What somebody else stored is known now: ours goes over it when it is stored next. */
    goOver: (latest: Base) => {
      base.current = latest;
      isStopped.current = false;
      setProblem(null);
    },
    /** What the server has stands on the screen now, in the place of ours. */
    take: (value: Value, latest: Base) => {
      shelf.forget();
      base.current = latest;
      stored.current = value;
      now.current = value;
      isStopped.current = false;
      setProblem(null);
      setState("saved");
    },
  };
}
