import type { Reply } from "../../api/client";

export type Programme = Reply<"/api/programme">;

export function observationsOf(programme: Programme): number {
  return programme.sources.reduce((sum, source) => sum + source.observations, 0);
}

export type Step = "import" | "decide" | "review";

/** The one thing to do next. */
export function nextStep(programme: Programme): Step {
  if (observationsOf(programme) === 0) return "import";
  return programme.decisions.length === 0 ? "decide" : "review";
}

const domainPrefix = "domain:";

/** The domain that a decision is about; null where it is about something else. */
export function domainOf(subject: string): string | null {
  return subject.startsWith(domainPrefix) ? subject.slice(domainPrefix.length) : null;
}

/** The latest decisions, newest first. */
export function latestDecisions(programme: Programme, count: number): Programme["decisions"] {
  return programme.decisions.slice(-count).reverse();
}
