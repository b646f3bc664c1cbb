// People of every role, who come in as people do: invited by the owner, with a password, and staff with a second factor.

import { createHmac } from "node:crypto";

const password = "mendi garaia zubi luzea";
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an authenticator app shows (RFC 6238) for the base 32 that it was set up with, at a step of 30 seconds. */
function totp(secret, step) {
  const bits = [...secret.replace(/=+$/, "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", key).update(counter).digest();
  const place = digest[19] & 15;
  return String((digest.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Asks the server as our own page would; keeps the cookie that it gives in `holder`. */
export async function ask(origin, holder, path, body, method = "POST") {
  const headers = { "Sec-Fetch-Site": "same-origin", Origin: origin };
  if (body) headers["Content-Type"] = "application/json";
  if (holder.cookie) headers.Cookie = `${holder.cookie.name}=${holder.cookie.value}`;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(origin + path, { method, headers, body: body && JSON.stringify(body), redirect: "manual" });
    // Attempts are counted by address, and all our people share one; and a busy server says so.
    if ([429, 503].includes(answer.status) && attempt < 20) {
      await answer.text();
      await new Promise((done) => setTimeout(done, 3_000));
      continue;
    }
    const [, name, value] = /^([^=]+)=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
    if (value) holder.cookie = { name, value, domain: new URL(origin).hostname, path: "/", secure: true, httpOnly: true, sameSite: "Strict" };
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.headers.get("content-type")?.includes("json") ? answer.json() : undefined;
  }
}

/** The owner at the machine itself. The key works once, so a server remembers who came with it. */
export function ownerOf(server) {
  server.owner ??= (async () => {
    const owner = {};
    await ask(server.origin, owner, `/?key=${server.key}`, undefined, "GET");
    if (!owner.cookie) throw new Error("the key opened no session");
    return owner;
  })();
  return server.owner;
}

/** The token of an invitation by the owner. */
export async function invite(server, name, role, territories = []) {
  return (await ask(server.origin, await ownerOf(server), "/api/accounts/invitations", { name, role, territories })).token;
}

/** Makes an account by invitation: a name and a password that may sign in. */
export async function join(server, name, role, territories = []) {
  const person = { name, password, step: 0 };
  await ask(server.origin, person, "/api/invitation/accept", { token: await invite(server, name, role, territories), password });
  return person;
}

/** A code that was not used yet: each is worth something once. */
export async function codeFor(person) {
  const now = () => Math.floor(Date.now() / 30_000);
  person.step = Math.max(person.step + 1, now());
  while (person.step > now() + 1) await new Promise((done) => setTimeout(done, 500));
  return totp(person.secret, person.step);
}

/** Signs in as far as asked: staff stop before their second factor is set up, before its code, or not at all. */
export async function signIn(server, person, until = "signed-in") {
  delete person.cookie;
  let session = await ask(server.origin, person, "/api/session", { name: person.name, password });
  if (session.state === "second-factor-wanted" && until !== session.state) {
    const offer = await ask(server.origin, person, "/api/session/second-factor/offer", {});
    person.secret = offer.secret;
    session = await ask(server.origin, person, "/api/session/second-factor/confirm", { sealed: offer.sealed, code: await codeFor(person) });
    if (until === "second-factor-due") return signIn(server, person, until);
  } else if (session.state === "second-factor-due" && until !== session.state) {
    session = await ask(server.origin, person, "/api/session/second-factor", { code: await codeFor(person) });
  }
  if (session.state !== until) throw new Error(`${person.name} is ${session.state}, not ${until}`);
  return person;
}
