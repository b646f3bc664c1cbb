// Who looks at the pages. A further role is one more entry: a name, and how it gets its cookies from a server.

export const signInStates = [
  { name: "signed-out", cookies: async () => [] },
  { name: "owner", cookies: ownerByKey },
];

/** The key works once, so a server remembers the cookies that it gave. */
async function ownerByKey(browser, server) {
  if (!server.ownerCookies) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/?key=${server.key}`);
    server.ownerCookies = await context.cookies();
    await context.close();
  }
  return server.ownerCookies;
}
