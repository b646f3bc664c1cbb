import { useCallback, useEffect, useRef, useState } from "react";
import type { Opened, Saved } from "../../api/answering";
import { RequestRefused } from "../../api/client";
import { isPassing, waitBefore } from "../../api/use-kept-edit";
import { carried } from "../../base/carried-file";
import { extensionOf } from "./file-kinds";
import type { Item } from "./instrument";

export interface FileState {
  name: string;
  bytes: number;
  /** `page`: it stays here until the answers are sent. */
  state: "uploading" | "stored" | "waiting" | "page" | "preview" | "refused";
  /** Why the server refused the file that was chosen last; one that was stored before stays. */
  refused?: { name: string; bytes: number; code: string };
}

/** What a question for a file works with. */
export interface FileDesk {
  mode: string;
  states: Readonly<Record<string, FileState>>;
  choose: (item: Item, file: File) => void;
  remove: (item: Item) => void;
}

export type FilePut = (variable: string, file: File, agreed: string, key: string) => Promise<Saved>;
export type FilesCarried = Record<string, { name: string; bytes: string }>;

/** What the files change in the answers. */
interface AnswersBeside {
  agreed: () => string;
  answer: (name: string, value: string | null) => void;
  stored: (name: string, value: string, saved: Saved) => void;
}

interface Way {
  file: File;
  key: string;
  attempt: number;
  /** What was stored before. */
  before: FileState | undefined;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The files of a respondent. Each is uploaded when it is chosen, again and again under the same key where the server is
 * not reached, and stays in the page until the server has it. Files of an anonymous response go with its answers.
 */
export function useFiles(opened: Pick<Opened, "told" | "files">, put: FilePut, answers: AnswersBeside) {
  const isAnonymous = opened.told.mode === "anonymous";
  const [states, setStates] = useState<Record<string, FileState>>(() =>
    Object.fromEntries(opened.files.map((file) => [file.variable, { name: file.name, bytes: file.bytes, state: "stored" as const }])),
  );
  const ways = useRef(new Map<string, Way>());
  const beside = useRef(answers);
  beside.current = answers;

  const all = useRef(states);
  all.current = states;

  const tell = useCallback((variable: string, file: File, state: FileState["state"]) => {
    setStates((before) => ({ ...before, [variable]: { name: file.name, bytes: file.size, state } }));
  }, []);

  const refuse = useCallback((variable: string, way: Way, code: string) => {
    ways.current.delete(variable);
    const file = { name: way.file.name, bytes: way.file.size };
    setStates((before) => ({ ...before, [variable]: { ...(way.before ?? { ...file, state: "refused" }), refused: { ...file, code } } }));
  }, []);

  const upload = useCallback(
    async (variable: string): Promise<void> => {
      const way = ways.current.get(variable);
      if (!way) return;
      clearTimeout(way.timer);
      way.timer = undefined;
      tell(variable, way.file, "uploading");
      // Another may have been chosen, or this one taken away, while it was on its way.
      const isWanted = () => ways.current.get(variable) === way;
      try {
        const saved = await put(variable, way.file, beside.current.agreed(), way.key);
        if (!isWanted()) return;
        const stored = saved.files.find((one) => one.variable === variable);
        if (!stored) return refuse(variable, way, saved.refused[0]?.code ?? "invalid-value");
        ways.current.delete(variable);
        setStates((before) => ({ ...before, [variable]: { name: stored.name, bytes: stored.bytes, state: "stored" } }));
        beside.current.stored(variable, stored.id, saved);
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        if (!isWanted()) return;
        if (isPassing(error.problem)) {
          tell(variable, way.file, "waiting");
          way.timer = setTimeout(() => void upload(variable), waitBefore(way.attempt++));
          return;
        }
        refuse(variable, way, error.problem.code);
      }
    },
    [put, refuse, tell],
  );

  useEffect(() => {
    const known = ways.current;
    const again = () => {
      for (const [variable, way] of known) if (way.timer) void upload(variable);
    };
    addEventListener("online", again);
    return () => {
      removeEventListener("online", again);
      for (const way of known.values()) clearTimeout(way.timer);
    };
  }, [upload]);

  // A file that is only here is lost with the page.
  const isOnlyHere = Object.values(states).some((one) => ["uploading", "waiting", "page"].includes(one.state));
  useEffect(() => {
    if (!isOnlyHere) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isOnlyHere]);

  const choose = useCallback(
    (item: Item, file: File) => {
      clearTimeout(ways.current.get(item.name)?.timer);
      const held = all.current[item.name];
      const before = ways.current.get(item.name)?.before ?? (held?.state === "stored" ? { name: held.name, bytes: held.bytes, state: held.state } : undefined);
      ways.current.set(item.name, { file, key: crypto.randomUUID(), attempt: 0, before });
      if (!isAnonymous) return void upload(item.name);
      tell(item.name, file, "page");
      beside.current.answer(item.name, `chosen.${extensionOf(file.name)}`);
    },
    [isAnonymous, tell, upload],
  );

  const remove = useCallback((item: Item) => {
    clearTimeout(ways.current.get(item.name)?.timer);
    ways.current.delete(item.name);
    setStates(({ [item.name]: _gone, ...rest }) => rest);
    beside.current.answer(item.name, null);
  }, []);

  return {
    desk: { mode: opened.told.mode, states, choose, remove } satisfies FileDesk,
    /** Whether a file has still to reach the server before the answers are whole. */
    isOnItsWay: !isAnonymous && Object.values(states).some((one) => one.state === "uploading" || one.state === "waiting"),
    /** The files that go with the answers. */
    carried: async (): Promise<FilesCarried> =>
      isAnonymous ? Object.fromEntries(await Promise.all([...ways.current].map(async ([variable, way]) => [variable, await carried(way.file)] as const))) : {},
    done: () => {
      ways.current.clear();
      setStates((before) => Object.fromEntries(Object.entries(before).filter(([, one]) => one.state === "stored")));
    },
  };
}
