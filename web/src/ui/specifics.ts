import type { Problem } from "../api/client";

/** The English words of the server tell more than the message of their code where they name a place, a number or a quotation. */
export function hasSpecifics(text: string): boolean {
  return /[\d"“]|\b[A-Z]{2}/.test(text);
}

export function problemHasSpecifics(problem: Problem): boolean {
  return problem.where !== undefined || hasSpecifics(problem.detail);
}
