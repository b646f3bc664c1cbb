import { afterEach, describe, expect, it, vi } from "vitest";
import { askServer, settleSignIn } from "./sign-in-gate";

const problem = (status: number, code: string) => new Response(JSON.stringify({ code }), { status });
const pause = () => new Promise((done) => setTimeout(done, 5));

/** A server that gives these answers in turn, and remembers what it was asked. */
function server(...answers: Response[]) {
  const asked: { key: string | null; body: string }[] = [];
  vi.stubGlobal("document", { documentElement: { lang: "eu" } });
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push({ key: request.headers.get("idempotency-key"), body: await request.text() });
    return answers.shift() ?? problem(500, "asked-too-often");
  });
  return asked;
}

const write = () => new Request("http://zubia.test/api/programme/decisions", { method: "POST", body: "typed", headers: { "Idempotency-Key": "k1" } });

afterEach(() => {
  settleSignIn(false);
  vi.unstubAllGlobals();
});

it("asks in the language of the page", async () => {
  vi.stubGlobal("document", { documentElement: { lang: "eu" } });
  let language: string | null = null;
  vi.stubGlobal("fetch", async (request: Request) => {
    language = request.headers.get("accept-language");
    return new Response("{}");
  });
  await askServer(write());
  expect(language).toBe("eu");
});

describe("a request whose session has ended", () => {
  it("is sent once more, the very same, after signing in again", async () => {
    const asked = server(problem(401, "sign-in-wanted"), new Response("{}"));
    const answer = askServer(write());
    await pause();
    expect(asked).toHaveLength(1);
    settleSignIn(true);
    expect((await answer).status).toBe(200);
    expect(asked).toEqual([{ key: "k1", body: "typed" }, { key: "k1", body: "typed" }]);
  });
  it("is refused where the person does not sign in, and is not sent again", async () => {
    const asked = server(problem(401, "sign-in-wanted"));
    const answer = askServer(write());
    await pause();
    settleSignIn(false);
    expect(((await (await answer).json()) as { code: string }).code).toBe("sign-in-wanted");
    expect(asked).toHaveLength(1);
  });
  it("is not sent for ever to a server that lets nobody in", async () => {
    const asked = server(...[1, 2, 3, 4].map(() => problem(401, "second-factor-due")));
    const answer = askServer(write());
    for (let turn = 0; turn < 4; turn += 1) {
      await pause();
      settleSignIn(true);
    }
    expect((await answer).status).toBe(401);
    expect(asked).toHaveLength(3);
  });
});

describe("any other refusal", () => {
  it("waits for nobody", async () => {
    for (const refusal of [problem(401, "wrong-name-or-password"), problem(403, "not-permitted"), new Response("no json", { status: 401 })]) {
      server(refusal);
      expect((await askServer(write())).status).toBe(refusal.status);
    }
  });
});
