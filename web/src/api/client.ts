import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

export type Problem = components["schemas"]["Problem"];

/** The reply of a reading operation, by its path. */
export type Reply<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

export const client = createClient<paths>({ baseUrl: "" });

/** Names of territories and activities come in the language of the page. */
client.use({
  onRequest: ({ request }) => {
    request.headers.set("Accept-Language", document.documentElement.lang);
    return request;
  },
});

/** What a refused request throws: the problem as the server told it, or that the server was not reached. */
export class RequestRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const unreachable: Problem = { title: "unreachable", status: 0, code: "unreachable", detail: "" };

/** The data of an answer, or throws `RequestRefused`. */
export async function answered<T>(asked: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const answer = await asked.catch(() => {
    throw new RequestRefused(unreachable);
  });
  if (answer.data !== undefined) return answer.data;
  throw new RequestRefused((answer.error as Problem | undefined) ?? unreachable);
}

export interface Session {
  signed_in: boolean;
  name: string;
  role: "anybody" | "researcher" | "facilitator" | "owner";
}

/** Who is signed in; the session is not an operation, so it is not in the description of the interface. */
export async function readSession(): Promise<Session> {
  const response = await fetch("/api/session").catch(() => {
    throw new RequestRefused(unreachable);
  });
  return (await response.json()) as Session;
}

export async function closeSession(): Promise<void> {
  await fetch("/api/session", { method: "DELETE" });
}

export async function readMethodPage(name: string): Promise<{ title: string; html: string }> {
  const response = await fetch(`/api/methods/${name}`);
  if (!response.ok) throw new RequestRefused((await response.json()) as Problem);
  return (await response.json()) as { title: string; html: string };
}
