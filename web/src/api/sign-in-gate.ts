import { useSyncExternalStore } from "react";

/** What is answered to somebody whose session ended, or still lacks the second factor. */
const closedDoors = ["sign-in-wanted", "second-factor-due"];

/** A server that lets nobody in is not asked for ever. */
const attemptsMax = 3;

let wait: { promise: Promise<boolean>; settle: (isSignedIn: boolean) => void } | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Resolves when the person has signed in again, or has chosen not to. All who wait are let in together. */
export function wantSignIn(): Promise<boolean> {
  if (!wait) {
    let settle: (isSignedIn: boolean) => void = () => undefined;
    const promise = new Promise<boolean>((done) => {
      settle = done;
    });
    wait = { promise, settle };
    tell();
  }
  return wait.promise;
}

/** Lets everything that waits be asked again, or gives it up. */
export function settleSignIn(isSignedIn: boolean): void {
  wait?.settle(isSignedIn);
  wait = undefined;
  tell();
}

/** Whether a request waits for somebody to sign in again. */
export function useSignInWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wait !== undefined,
  );
}

async function isClosedDoor(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const problem = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { code?: string };
  return closedDoors.includes(problem.code ?? "");
}

/**
 * Asks the server; where the session has ended, waits until the person has signed in again and sends the very same
 * request once more, with the same idempotency key. So no page needs to know that sessions end, and nothing is lost.
 */
export async function askServer(input: Request | string, options?: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const request = input instanceof Request ? input.clone() : new Request(new URL(input, location.origin), options);
    // Names of territories and activities come in the language of the page.
    request.headers.set("Accept-Language", document.documentElement.lang);
    const response = await fetch(request);
    if (attempt === attemptsMax || !(await isClosedDoor(response)) || !(await wantSignIn())) return response;
  }
}
