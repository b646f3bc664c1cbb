// Answers the routes of sessions and accounts inside the browser, for states that a real server reaches only after
// minutes (an expired session), by an attack (a broken log) or with secrets that only it has (codes). Everything else
// goes to the real server.

const json = (status, body, headers = {}) => ({
  status,
  headers: { "content-type": status < 400 ? "application/json" : "application/problem+json", ...headers },
  body: JSON.stringify(body),
});
const refusal = (status, code, more = {}, headers = {}) => json(status, { type: "about:blank", title: code, status, code, detail: `The server's words: ${code}.`, ...more }, headers);

export const owner = { name: "ane@example.org", role: "owner", territories: [], has_second_factor: true, first_owner_wanted: false, programme: "NAEN" };
export const signedIn = { ...owner, state: "signed-in" };
export const signedOut = { name: "", role: "anybody", territories: [], has_second_factor: false, first_owner_wanted: false, programme: "NAEN", state: "signed-out" };

const accounts = [
  { account: "a1", name: "ane@example.org", role: "owner", territories: [], state: "active", has_second_factor: true, created_at: "2026-01-05T09:00:00Z" },
  { account: "b2", name: "jean-baptiste.etcheverry-larraburu@communaute-pays-basque.example", role: "facilitator", territories: ["FRI3"], state: "active", has_second_factor: true, created_at: "2026-02-05T09:00:00Z" },
  { account: "c3", name: "old.colleague", role: "researcher", territories: [], state: "disabled", has_second_factor: false, created_at: "2026-03-05T09:00:00Z" },
];
const entry = (place, action, outcome = "done") => ({ place, at: "2026-11-27T08:00:00Z", actor: "a1", actor_name: "ane@example.org", action, subject: "b2", outcome, peer: "192.0.2.7" });

/** Puts the fake before the server; what it returns is what it knows, to be set and asked by the test. */
export async function fakeAccounts(context, session) {
  const fake = { session, isExpired: false, isSound: true, isAway: false, secondFactor: "second-factor-due", asked: [] };
  const answers = {
    "GET /api/session": () => json(200, fake.session),
    "DELETE /api/session": () => ((fake.session = signedOut), { status: 204 }),
    "POST /api/session": ({ password }) => {
      if (password === "too often") return refusal(429, "too-many-attempts", {}, { "retry-after": "240" });
      if (password !== "correct horse battery") return refusal(401, "wrong-name-or-password");
      fake.session = { ...owner, state: fake.secondFactor, has_second_factor: fake.secondFactor === "second-factor-due" };
      if (fake.secondFactor === "signed-in") fake.isExpired = false;
      return json(200, fake.session);
    },
    "POST /api/session/second-factor": ({ code }) => {
      if (code !== "123456") return refusal(422, "wrong-code", { where: { field: "code" } });
      fake.isExpired = false;
      return json(200, (fake.session = signedIn));
    },
    "POST /api/session/second-factor/offer": () =>
      json(200, { secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", uri: "otpauth://totp/NAEN:ane%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=NAEN", sealed: "sealed" }),
    "POST /api/session/second-factor/confirm": ({ sealed, code }) =>
      sealed === "sealed" && code === "123456" ? json(200, (fake.session = signedIn)) : refusal(422, "wrong-code", { where: { field: "code" } }),
    "POST /api/first-owner": () => refusal(422, "short-password", { where: { field: "password" } }),
    "POST /api/invitation": ({ token }) =>
      token === "a1".repeat(32) ? json(200, { name: "new.person", role: "facilitator", purpose: "invitation" }) : refusal(404, "invitation-not-valid"),
    "POST /api/session/password": () => refusal(401, "wrong-name-or-password"),
    "GET /api/session/all": () =>
      json(200, { sessions: [true, false].map((is_this) => ({ session: is_this ? "s1" : "s2", created_at: "2026-11-27T08:00:00Z", last_seen_at: "2026-11-27T08:10:00Z", ends_at: "2026-11-27T20:00:00Z", is_this })) }),
    "GET /api/accounts": () => json(200, { accounts }),
    "POST /api/accounts/invitations": ({ name }) => (name === "taken" ? refusal(422, "name-taken", { where: { field: "name" } }) : json(200, { token: "a1".repeat(32), expires_at: "2026-11-28T08:00:00Z" })),
    "PUT /api/accounts/a1": () => refusal(409, "last-owner"),
    "GET /api/audit-log": () => json(200, { entries: [entry(3, "invite"), entry(2, "sign-in", "refused"), entry(1, "claim-programme")], is_sound: fake.isSound, broken_at: fake.isSound ? null : 2 }),
  };
  await context.route("**/api/**", async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const name = `${request.method()} ${pathname}`;
    fake.asked.push({ name, key: request.headers()["idempotency-key"], body: request.postData() });
    if (fake.isAway) return route.abort("connectionrefused");
    if (fake.isExpired && !pathname.startsWith("/api/session")) return route.fulfill(refusal(401, "sign-in-wanted", { mend: "Sign in, and ask again." }));
    const answer = answers[name];
    return answer ? route.fulfill(answer(request.postDataJSON() ?? {})) : route.continue();
  });
  return fake;
}
