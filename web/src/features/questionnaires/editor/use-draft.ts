import { useCallback, useEffect, useRef, useState } from "react";
import { type Problem, RequestRefused } from "../../../api/client";
import { readDraft, saveDraft, type SavedDraft, type ShownDraft } from "../../../api/drafts";
import type { Draft } from "./draft";
import { begun, changed, type History, redone, undone } from "./history";
import { forget, keep, readKept } from "./kept-draft";

const typingPause = 900;

/** `conflict`: somebody else saved meanwhile; nothing is overwritten before a person decides. */
export type SavingState = "saved" | "saving" | "waiting" | "conflict" | "refused" | "not_kept";

const isPassing = (problem: Problem) => [0, 429, 502, 503, 504].includes(problem.status);
const waitBefore = (attempt: number) => Math.min(30_000, 1000 * 2 ** attempt);

/**
 * A draft that is edited. What is changed is kept in the browser at once, goes to the server after a pause, and leaves
 * the browser when the server has acknowledged it. The server says what is wrong: it alone judges a questionnaire.
 */
export function useDraft(shown: ShownDraft) {
  const name = shown.questionnaire;
  const isDraft = shown.state === "draft";
  const [kept] = useState(() => (isDraft ? readKept(name) : null));
  const [history, setHistory] = useState<History<Draft>>(() => begun(kept?.draft ?? (shown.instrument as unknown as Draft)));
  const [review, setReview] = useState<Pick<SavedDraft, "problems" | "missing">>(shown);
  const [state, setState] = useState<SavingState>(kept ? (kept.base === shown.hash ? "saving" : "conflict") : "saved");
  const [problem, setProblem] = useState<Problem | null>(null);
  const base = useRef(kept?.base ?? shown.hash);
  const stored = useRef<Draft>(shown.instrument as unknown as Draft);
  const now = useRef(history.now);
  const isBusy = useRef(false);
  const isStopped = useRef(kept !== null && kept.base !== shown.hash);
  const attempt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  /** Stores what is there now; says whether everything is stored. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (!isDraft || now.current === stored.current) return true;
    if (isBusy.current || isStopped.current) return false;
    isBusy.current = true;
    const sent = now.current;
    setState("saving");
    try {
      const reply = await saveDraft(name, sent, base.current);
      base.current = reply.hash;
      stored.current = sent;
      attempt.current = 0;
      setReview(reply);
      setProblem(null);
      if (now.current === sent) {
        forget(name);
        setState("saved");
      } else keep(name, { base: base.current, draft: now.current });
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setProblem(error.problem);
      if (isPassing(error.problem)) {
        setState("waiting");
        timer.current = setTimeout(() => void flush(), waitBefore(attempt.current++));
      } else {
        const isConflict = ["draft-changed-meanwhile", "version-frozen"].includes(error.problem.code);
        isStopped.current = isConflict;
        setState(isConflict ? "conflict" : "refused");
      }
      return false;
    } finally {
      isBusy.current = false;
    }
    if (now.current === stored.current) return true;
    return flush();
  }, [isDraft, name]);

  useEffect(() => {
    const again = () => void flush();
    const ask = (event: BeforeUnloadEvent) => {
      if (now.current !== stored.current) event.preventDefault();
    };
    addEventListener("online", again);
    addEventListener("beforeunload", ask);
    if (now.current !== stored.current && !isStopped.current) again();
    return () => {
      removeEventListener("online", again);
      removeEventListener("beforeunload", ask);
      void flush();
    };
  }, [flush]);

  const take = useCallback(
    (next: History<Draft>) => {
      if (next.now === now.current) return;
      now.current = next.now;
      setHistory(next);
      const isKept = keep(name, { base: base.current, draft: next.now });
      setState((before) => (before === "conflict" ? before : isKept ? "saving" : "not_kept"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), typingPause);
    },
    [flush, name],
  );

  /** Puts somebody else's draft under ours, so that saving goes over it; or in the place of ours. */
  const settle = async (whose: "mine" | "theirs") => {
    const latest = await readDraft(name);
    base.current = latest.hash;
    isStopped.current = false;
    setProblem(null);
    if (whose === "theirs") {
      forget(name);
      stored.current = latest.instrument as unknown as Draft;
      now.current = stored.current;
      // What was there before can still be had back by undoing.
      setHistory((before) => changed(before, now.current, "", 0));
      setReview(latest);
      setState("saved");
      return;
    }
    await flush();
  };

  return {
    name,
    draft: history.now,
    review,
    state,
    problem,
    base,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** Another draft in the place of this one; `of` names what is typed in, if somebody types. */
    change: (next: Draft, of = "") => take(changed(history, next, of, Date.now())),
    undo: () => take(undone(history)),
    redo: () => take(redone(history)),
    flush,
    settle,
    isUnsaved: () => now.current !== stored.current,
  };
}

export type EditedDraft = ReturnType<typeof useDraft>;
