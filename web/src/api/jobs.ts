import { answerOf, type Problem } from "./client";
import { askServer } from "./sign-in-gate";

/** How far long work has come. */
export interface JobProgress {
  stage: string;
  done_share: number;
}

/** What happens to a job that is watched. */
export interface JobWatcher {
  progress: (progress: JobProgress) => void;
  done: (reply: unknown) => void;
  failed: (problem: Problem) => void;
  /** Whether the server is heard at the moment; the browser keeps trying by itself. */
  heard: (isHeard: boolean) => void;
}

const lost: Problem = { title: "job-lost", status: 0, code: "job-lost", detail: "" };

/** Starts long work on the server; what to watch it by. Sent again with the same key, a write is done once. */
export async function beginJob(operation: string, fields: object, key: string): Promise<string> {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  return (await answerOf<{ job: string }>(askServer(`/api/jobs/${operation}`, { method: "POST", headers, body: JSON.stringify(fields) }))).job;
}

/** Asks the server to stop; what is running answers that it was cancelled. */
export async function cancelJob(job: string): Promise<void> {
  await askServer(`/api/jobs/${job}`, { method: "DELETE" }).catch(() => undefined);
}

/** Follows a job until it ends, and over interruptions: the server tells again what it told. Returns how to stop listening. */
export function watchJob(job: string, watcher: JobWatcher): () => void {
  const events = new EventSource(`/api/jobs/${job}/events`);
  const read = (event: Event) => JSON.parse((event as MessageEvent<string>).data) as unknown;
  const end = (tell: (told: unknown) => void) => (event: Event) => {
    events.close();
    tell(read(event));
  };
  events.addEventListener("open", () => watcher.heard(true));
  events.addEventListener("progress", (event) => watcher.progress(read(event) as JobProgress));
  events.addEventListener("done", end(watcher.done));
  events.addEventListener("failed", end((problem) => watcher.failed(problem as Problem)));
  events.addEventListener("error", () => {
    // The browser tries again by itself, unless the server answered that there is no such job: it was started anew.
    if (events.readyState === EventSource.CLOSED) watcher.failed(lost);
    else watcher.heard(false);
  });
  return () => events.close();
}
