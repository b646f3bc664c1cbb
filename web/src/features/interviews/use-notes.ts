import { useMemo, useState } from "react";
import { type Interview, putInterview, readInterview, type SavedInterview } from "../../api/interviews";
import { useKeptEdit } from "../../api/use-kept-edit";
import { EditShelf } from "../../base/kept-edit";

/** The notes of an interview that are written on. The server moves the passages, and says which lost their text. */
export function useNotes(shown: Interview, onSaved: () => Promise<unknown>) {
  const id = shown.interview;
  const [vanished, setVanished] = useState<SavedInterview["vanished"]>([]);
  const [theirs, setTheirs] = useState<Interview | null>(null);
  const shelf = useMemo(() => new EditShelf<string, number>("interview", id, (notes) => typeof notes === "string"), [id]);
  const edit = useKeptEdit({
    shelf,
    stored: shown.notes,
    base: shown.revision,
    isOn: true,
    isSame: (one, other) => one === other,
    save: async (notes, revision) => {
      try {
        return await putInterview({ interview: id, notes, revision_seen: revision });
      } catch (error) {
        // Whoever has to choose sees both.
        void readInterview(id).then(setTheirs, () => undefined);
        throw error;
      }
    },
    baseOf: (reply) => reply.revision,
    isConflict: (problem) => problem.code === "changed-meanwhile",
    took: (reply) => {
      setVanished((before) => [...before, ...reply.vanished]);
      void onSaved();
    },
  });
  const [notes, setNotes] = useState(edit.start);
  const write = (next: string) => {
    setNotes(next);
    edit.changeTo(next);
  };
  return {
    notes,
    write,
    vanished,
    forgetVanished: () => setVanished([]),
    state: edit.state,
    problem: edit.problem,
    revision: edit.base,
    flush: edit.flush,
    isUnsaved: edit.isUnsaved,
    /** What somebody else stored meanwhile, if that is known yet. */
    theirs: theirs?.notes ?? shown.notes,
    /** Ours over theirs, theirs in the place of ours, or theirs and then ours. */
    settle: async (whose: "mine" | "theirs" | "both") => {
      const latest = await readInterview(id);
      if (whose === "theirs") {
        edit.take(latest.notes, latest.revision);
        setNotes(latest.notes);
        await onSaved();
        return;
      }
      edit.goOver(latest.revision);
      if (whose === "both") write(`${latest.notes}\n\n${notes}`);
      await edit.flush();
    },
  };
}

export type EditedNotes = ReturnType<typeof useNotes>;
