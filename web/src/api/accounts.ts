import { answerOf, type Problem, RequestRefused } from "./client";
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

export interface Session {
  state: "signed-out" | "second-factor-due" | "second-factor-wanted" | "signed-in";
  name: string;
  role: Role;
  territories: string[];
  has_second_factor: boolean;
  first_owner_wanted: boolean;
  programme: string;
}

export interface OpenSession {
  session: string;
  created_at: string;
  last_seen_at: string;
  ends_at: string;
  is_this: boolean;
}

export interface SecondFactorOffer {
  secret: string;
  uri: string;
  sealed: string;
}

export interface Invitation {
  name: string;
  role: Role;
  purpose: "invitation" | "reset";
}

export interface Account {
  account: string;
  name: string;
  role: Role;
  territories: string[];
  state: "active" | "disabled";
  has_second_factor: boolean;
  created_at: string;
}

export interface OneTimeToken {
  token: string;
  expires_at: string;
}

export interface AuditEntry {
  place: number;
  at: string;
  actor: string;
  actor_name: string;
  action: string;
  subject: string;
  outcome: string;
  peer: string;
}

export interface AuditLog {
  entries: AuditEntry[];
  is_sound: boolean;
  broken_at: number | null;
}

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

/** The problem of a refusal; anything else is a fault of ours and is thrown on. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof RequestRefused) return error.problem;
  if (error) throw error;
  return null;
}
