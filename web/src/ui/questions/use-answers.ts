import { useCallback, useEffect, useRef, useState } from "react";
import type { Answers, AnswerValue, Opened, Progress, Saved, Sent } from "../../api/answering";
import type { CodeFinder } from "../../api/classifications";
import { type Problem, RequestRefused } from "../../api/client";
import { isPassing, waitBefore } from "../../api/use-kept-edit";
import { WriteKeys } from "../../base/write-key";
import { fileItems } from "./file-kinds";
import type { Instrument, Item } from "./instrument";
import type { FilePut, FilesCarried } from "./use-files";
import { type AnswerShelf, stillPending } from "./kept-answers";

const typingPause = 700;

export type SavingState = "saved" | "saving" | "waiting" | "browser" | "not_kept";

/** What is written: the version whose purpose was agreed to, and answers. */
export interface AnswersWritten {
  agreed: string;
  answers: Answers;
  /** Of an anonymous response: they go with its answers. */
  files?: FilesCarried;
}

/** By which way answers reach the server: a personal link, or an adviser who enters them. */
export interface AnswerDoor {
  save: (write: AnswersWritten, key: string) => Promise<Saved>;
  send: (write: AnswersWritten, key: string) => Promise<Pick<Sent, "is_sent" | "progress" | "refused"> & Partial<Pick<Sent, "thanks">>>;
  /** Where the codes are found that a question picks from. */
  codesOf: (item: Item) => CodeFinder;
  put: FilePut;
}

interface Place {
  door: AnswerDoor;
  opened: Opened;
  shelf: AnswerShelf;
}

/** Without the files that an earlier visit chose: they were lost with its page. */
function withoutFiles(pending: Answers, instrument: Instrument): Answers {
  const files = new Set(instrument.sections.flatMap((section) => fileItems(section.items)).map((item) => item.name));
  return Object.fromEntries(Object.entries(pending).filter(([name, value]) => !(files.has(name) && typeof value === "string")));
}

/**
 * The answers of a respondent. What is typed is kept in the browser at once, goes to the server after a pause, and
 * leaves the browser when the server has acknowledged it. The server says which questions are asked: it alone judges
 * the rules of a questionnaire. Anonymous answers stay in the browser until they are sent as a whole.
 */
export function useAnswers({ door, opened, shelf }: Place) {
  const isAnonymous = opened.told.mode === "anonymous";
  const [kept] = useState(() => {
    const read = shelf.read();
    return { ...read, pending: withoutFiles(read.pending, opened.instrument as unknown as Instrument) };
  });
  const had = opened.answers as Answers;
  const known = opened.known as Answers;
  const [answers, setAnswers] = useState<Answers>(() => ({ ...known, ...had, ...kept.pending }));
  const [progress, setProgress] = useState<Progress>(opened.progress);
  const [refused, setRefused] = useState<Saved["refused"]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [state, setState] = useState<SavingState>(isAnonymous ? "browser" : "saved");
  // What is known but was never stored is stored with the first answer, once the respondent has seen it.
  const pending = useRef<Answers>({ ...Object.fromEntries(Object.entries(known).filter(([name]) => !(name in had))), ...kept.pending });
  const all = useRef<Answers>(answers);
  const agreed = useRef(kept.agreed || (opened.has_agreed ? opened.hash : ""));
  const attempt = useRef(0);
  const isBusy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keys = useRef(new WriteKeys());

  const keep = useCallback(() => {
    const isKept = shelf.write({ pending: pending.current, agreed: agreed.current });
    if (!isKept) setState("not_kept");
    return isKept;
  }, [shelf]);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (isBusy.current || !agreed.current) return;
    const batch = isAnonymous ? { ...all.current } : { ...pending.current };
    if (Object.keys(batch).length === 0) return;
    isBusy.current = true;
    if (!isAnonymous) setState("saving");
    try {
      const write = { agreed: agreed.current, answers: batch };
      const saved = await door.save(write, keys.current.keyFor(write));
      keys.current.stored();
      attempt.current = 0;
      setProgress(saved.progress);
      // What was refused before stays so until it is answered anew.
      setRefused((before) => [...before.filter((one) => !(one.variable in batch)), ...saved.refused]);
      setProblem(null);
      if (!isAnonymous) {
        pending.current = stillPending(pending.current, batch);
        if (keep()) setState(Object.keys(pending.current).length === 0 ? "saved" : "saving");
      }
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      const isAway = isPassing(error.problem);
      if (!isAway) setProblem(error.problem);
      if (!isAnonymous) setState("waiting");
      if (isAway) timer.current = setTimeout(() => void flush(), waitBefore(attempt.current++));
      return;
    } finally {
      isBusy.current = false;
    }
    const hasMore = isAnonymous ? JSON.stringify(batch) !== JSON.stringify(all.current) : Object.keys(pending.current).length > 0;
    if (hasMore) timer.current = setTimeout(() => void flush(), typingPause);
  }, [door, isAnonymous, keep]);

  useEffect(() => {
    const again = () => void flush();
    addEventListener("online", again);
    if (agreed.current && Object.keys(pending.current).length > 0) again();
    return () => {
      removeEventListener("online", again);
      clearTimeout(timer.current);
    };
  }, [flush]);

  const answer = useCallback(
    (name: string, value: AnswerValue) => {
      all.current = { ...all.current, [name]: value };
      pending.current = { ...pending.current, [name]: value };
      setAnswers(all.current);
      if (keep() && !isAnonymous) setState((before) => (before === "waiting" ? before : "saving"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), typingPause);
    },
    [flush, isAnonymous, keep],
  );

  /** An answer that came to the server by another way: a file. */
  const stored = useCallback((name: string, value: AnswerValue, saved: Saved) => {
    const { [name]: _settled, ...rest } = pending.current;
    pending.current = rest;
    all.current = { ...all.current, [name]: value };
    setAnswers(all.current);
    setProgress(saved.progress);
    setRefused((before) => [...before.filter((one) => one.variable !== name), ...saved.refused]);
  }, []);

  const agree = useCallback(() => {
    agreed.current = opened.hash;
    keep();
    void flush();
  }, [flush, keep, opened.hash]);

  return {
    answers,
    progress,
    refused,
    problem,
    state,
    hasAgreed: agreed.current === opened.hash,
    known,
    codesOf: door.codesOf,
    answer,
    stored,
    agreed: () => agreed.current || opened.hash,
    agree,
    flush,
    /** What a sending takes along: everything, or what was not acknowledged yet or was refused: it is not passed over in silence. */
    toSend: (): AnswersWritten => {
      const unsettled = Object.fromEntries(refused.map((one) => [one.variable, all.current[one.variable] ?? null]));
      return { agreed: agreed.current || opened.hash, answers: isAnonymous ? all.current : { ...unsettled, ...pending.current } };
    },
    took: (reply: { progress: Progress; refused: Saved["refused"] }) => {
      setProgress(reply.progress);
      setRefused(reply.refused);
    },
    done: () => shelf.forget(),
  };
}

export type AnswersOfPage = ReturnType<typeof useAnswers>;
