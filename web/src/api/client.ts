import createClient from "openapi-fetch";
import type { components, paths } from "./schema";
import { askServer } from "./sign-in-gate";

export type Problem = components["schemas"]["Problem"];

/** The reply of a reading operation, by its path. */
export type Reply<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

export const client = createClient<paths>({ baseUrl: "", fetch: askServer });

/** What a refused request throws: the problem as the server told it, or that the server was not reached. */
export class RequestRefused extends Error {
  readonly problem: Problem;
  /** How long to wait before asking again, where the server said so. */
  readonly waitSeconds: number | null;
  constructor(problem: Problem, waitSeconds: number | null = null) {
    super(problem.detail);
    this.problem = problem;
    this.waitSeconds = waitSeconds;
  }
}

const unreachable: Problem = { title: "unreachable", status: 0, code: "unreachable", detail: "" };

/** A problem of the server; whatever else stands between us and it (a proxy's page) means that it was not reached. */
function problemIn(body: unknown): Problem {
  return typeof body === "object" && body !== null && "code" in body ? (body as Problem) : unreachable;
}

function waitIn(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  return Number.isFinite(seconds) ? seconds : null;
}

/** Whether to ask once more by itself: a refusal stays one; only a server that is busy or away is asked again. */
export function isWorthAskingAgain(count: number, error: unknown): boolean {
  return error instanceof RequestRefused && [0, 503].includes(error.problem.status) && count < 4;
}

/** The data of an answer, or throws `RequestRefused`. */
export async function answered<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const answer = await asked.catch(() => {
    throw new RequestRefused(unreachable);
  });
  if (answer.data !== undefined) return answer.data;
  throw new RequestRefused(problemIn(answer.error), waitIn(answer.response));
}

/** The body of a response, `undefined` where it has none, or throws `RequestRefused`. */
export async function answerOf<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked.catch(() => {
    throw new RequestRefused(unreachable);
  });
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as T;
  throw new RequestRefused(problemIn(body), waitIn(response));
}

export function readMethodPage(name: string): Promise<{ title: string; html: string }> {
  return answerOf(askServer(`/api/methods/${name}`));
}
