import { useCallback, useMemo, useState } from "react";
import { readDraft, saveDraft, type SavedDraft, type ShownDraft } from "../../../api/drafts";
import { useKeptEdit } from "../../../api/use-kept-edit";
import { EditShelf } from "../../../base/kept-edit";
import type { Draft } from "./draft";
import { begun, changed, type History, redone, undone } from "./history";

/** A draft that is edited. The server says what is wrong: it alone judges a questionnaire. */
export function useDraft(shown: ShownDraft) {
  const name = shown.questionnaire;
  const [review, setReview] = useState<Pick<SavedDraft, "problems" | "missing">>(shown);
  const shelf = useMemo(() => new EditShelf<Draft, string>("questionnaire", name, (draft) => draft.format === "zubia-instrument-1"), [name]);
  const edit = useKeptEdit({
    shelf,
    stored: shown.instrument as unknown as Draft,
    base: shown.hash,
    isOn: shown.state === "draft",
    isSame: (one, other) => one === other,
    save: (draft, hash) => saveDraft(name, draft, hash),
    baseOf: (reply) => reply.hash,
    isConflict: (problem) => ["draft-changed-meanwhile", "version-frozen"].includes(problem.code),
    took: setReview,
  });
  const [history, setHistory] = useState<History<Draft>>(() => begun(edit.start));
  const { changeTo } = edit;
  const take = useCallback(
    (next: History<Draft>) => {
      if (next.now === history.now) return;
      setHistory(next);
      changeTo(next.now);
    },
    [changeTo, history.now],
  );

  /** Puts somebody else's draft under ours, so that saving goes over it; or in the place of ours. */
  const settle = async (whose: "mine" | "theirs") => {
    const latest = await readDraft(name);
    if (whose === "mine") {
      edit.goOver(latest.hash);
      await edit.flush();
      return;
    }
    const theirs = latest.instrument as unknown as Draft;
    edit.take(theirs, latest.hash);
    // What was there before can still be had back by undoing.
    setHistory((before) => changed(before, theirs, "", 0));
    setReview(latest);
  };

  return {
    name,
    draft: history.now,
    review,
    state: edit.state,
    problem: edit.problem,
    base: edit.base,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** Another draft in the place of this one; `of` names what is typed in, if somebody types. */
    change: (next: Draft, of = "") => take(changed(history, next, of, Date.now())),
    undo: () => take(undone(history)),
    redo: () => take(redone(history)),
    flush: edit.flush,
    settle,
    isUnsaved: edit.isUnsaved,
  };
}

export type EditedDraft = ReturnType<typeof useDraft>;
