import { answerOf, type Problem, RequestRefused } from "./client";
import type { operations } from "./schema";
import { askServer } from "./sign-in-gate";

/** From the one who may do least to the one who may do most. */
export const roles = ["anybody", "respondent", "company", "researcher", "facilitator", "owner"] as const;
export type Role = (typeof roles)[number];
/** The roles that an account may have. */
export const accountRoles = ["owner", "facilitator", "researcher", "company", "respondent"] as const satisfies readonly Role[];

/** Whether somebody of this role may use what asks for at least the other. */
export function mayUse(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** What an operation or a route of the session answers, as the interface is described. */
type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export type Session = Answer<"read-session">;
export type OpenSession = Answer<"list-sessions">["sessions"][number];
export type SecondFactorOffer = Answer<"offer-second-factor">;
export type Invitation = Answer<"read-invitation">;
export type Account = Answer<"list-accounts">["accounts"][number];
export type OneTimeToken = Answer<"invite">;
export type AuditLog = Answer<"audit-log">;
export type AuditEntry = AuditLog["entries"][number];
export type ProcessingRegister = Answer<"processing-register">;
export type PersonData = Answer<"export-person">;
export type Removal = Answer<"apply-retention">;

type Asker = typeof askServer;

async function send<Body>(ask: Asker, method: string, path: string, body?: object, key?: string): Promise<Body> {
  const headers: Record<string, string> = {};
  if (body) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  return answerOf<Body>(ask(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }));
}

/** Straight to the server: for what is asked by somebody who is not signed in yet. */
const knock = <Body>(method: string, path: string, body?: object) => send<Body>((input, options) => fetch(input, options), method, path, body);
/** Through the gate: for what only somebody who is signed in may ask. */
const ask = <Body>(method: string, path: string, body?: object, key?: string) => send<Body>(askServer, method, path, body, key);

export const readSession = () => knock<Session>("GET", "/api/session");
export const sessionQuery = { queryKey: ["session"], queryFn: readSession } as const;

export const signIn = (name: string, password: string) => knock<Session>("POST", "/api/session", { name, password });
export const signOut = () => knock<undefined>("DELETE", "/api/session");
export const passSecondFactor = (code: string) => knock<Session>("POST", "/api/session/second-factor", { code });
export const offerSecondFactor = () => knock<SecondFactorOffer>("POST", "/api/session/second-factor/offer", {});
export const confirmSecondFactor = (sealed: string, code: string) =>
  knock<Session>("POST", "/api/session/second-factor/confirm", { sealed, code });
export const claimProgramme = (code: string, name: string, password: string) =>
  knock<{ name: string }>("POST", "/api/first-owner", { code, name, password });
export const readInvitation = (token: string) => knock<Invitation>("POST", "/api/invitation", { token });
export const acceptInvitation = (token: string, password: string) =>
  knock<{ name: string }>("POST", "/api/invitation/accept", { token, password });

export const changePassword = (old_password: string, new_password: string) =>
  ask<Session>("POST", "/api/session/password", { old_password, new_password });
export const readOpenSessions = () => ask<{ sessions: OpenSession[] }>("GET", "/api/session/all");
export const endSession = (session: string) => ask<undefined>("DELETE", `/api/session/all/${encodeURIComponent(session)}`);
export const endOwnSessions = () => ask<undefined>("DELETE", "/api/session/all");

export const readAccounts = () => ask<{ accounts: Account[] }>("GET", "/api/accounts");
export const invite = (body: { name: string; role: Role; territories: string[] }, key: string) =>
  ask<OneTimeToken>("POST", "/api/accounts/invitations", body, key);
export const changeAccount = (account: string, body: { role: Role; territories: string[]; state: string }, key: string) =>
  ask<{ account: string }>("PUT", `/api/accounts/${encodeURIComponent(account)}`, body, key);
export const offerReset = (account: string) =>
  ask<OneTimeToken>("POST", `/api/accounts/${encodeURIComponent(account)}/reset`, {});
export const endAllSessions = () => ask<{ ended: number }>("POST", "/api/accounts/end-all-sessions", {});
export const readAuditLog = (before: number | null, count: number) =>
  ask<AuditLog>("GET", `/api/audit-log?count=${count}${before === null ? "" : `&before=${before}`}`);

export const readProcessingRegister = () => ask<ProcessingRegister>("GET", "/api/processing-register");
export const applyRetention = (key: string) => ask<Removal>("POST", "/api/retention", {}, key);
export const readPersonData = (person: string) => ask<PersonData>("GET", `/api/persons/${encodeURIComponent(person)}/data`);
export const erasePerson = (person: string, key: string) => ask<Removal>("POST", `/api/persons/${encodeURIComponent(person)}/erasure`, {}, key);

/** The problem of a refusal; anything else is a fault of ours and is thrown on. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof RequestRefused) return error.problem;
  if (error) throw error;
  return null;
}
