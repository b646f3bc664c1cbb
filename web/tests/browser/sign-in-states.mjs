// Who looks at the pages. A further role is one more entry: a name, and how it gets its cookies from a server.

export const signInStates = [
  { name: "signed-out", cookies: async () => [] },
  { name: "owner", cookies: ownerByKey },
];

/** The key works once, so a server remembers the cookies that it gave, or is about to give. */
function ownerByKey(browser, server) {
  server.ownerCookies ??= openWithKey(server);
  return server.ownerCookies;
}

async function openWithKey({ origin, key }) {
  const answer = await fetch(`${origin}/?key=${key}`, { redirect: "manual" });
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
  if (!value) throw new Error("the key opened no session");
  return [{ name, value, domain: new URL(origin).hostname, path: "/", secure: true, httpOnly: true, sameSite: "Strict" }];
}
