import { useCallback, useEffect, useRef, useState } from "react";
import { type Problem, RequestRefused } from "./client";
import { beginJob, cancelJob, type JobProgress, watchJob } from "./jobs";

export type JobState<T> =
  | { is: "idle" }
  | { is: "sending" }
  | { is: "running"; progress: JobProgress; isHeard: boolean }
  | { is: "done"; reply: T }
  | { is: "failed"; problem: Problem };

/** One piece of long work at a time, with its progress; a new one replaces the one before. */
export function useJob<T>(operation: string) {
  const [state, setState] = useState<JobState<T>>({ is: "idle" });
  const running = useRef<{ job: string; stop: () => void } | null>(null);
  const turn = useRef(0);
  const leave = useCallback(() => {
    turn.current += 1;
    running.current?.stop();
    running.current = null;
  }, []);
  useEffect(() => leave, [leave]);

  const begin = useCallback(
    async (fields: object, key: string) => {
      leave();
      const own = turn.current;
      const tell = (next: JobState<T>) => turn.current === own && setState(next);
      tell({ is: "sending" });
      try {
        const job = await beginJob(operation, fields, key);
        if (turn.current !== own) return;
        let progress: JobProgress = { stage: "", done_share: 0 };
        let isHeard = true;
        const show = () => tell({ is: "running", progress, isHeard });
        show();
        const stop = watchJob(job, {
          progress: (next) => {
            progress = next;
            show();
          },
          heard: (next) => {
            isHeard = next;
            show();
          },
          done: (reply) => tell({ is: "done", reply: reply as T }),
          failed: (problem) => tell({ is: "failed", problem }),
        });
        running.current = { job, stop };
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        tell({ is: "failed", problem: error.problem });
      }
    },
    [leave, operation],
  );
  const cancel = useCallback(() => {
    if (running.current) void cancelJob(running.current.job);
  }, []);
  const forget = useCallback(() => {
    leave();
    setState({ is: "idle" });
  }, [leave]);
  return { state, begin, cancel, forget };
}
