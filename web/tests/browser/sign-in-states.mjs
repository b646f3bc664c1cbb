// Who looks at the pages. A further role is one more entry: a name, how it gets its cookies from a server, and which
// pages there are to see: `doorway` where every address shows the same, `all` where each is its own.

import { join, ownerOf, signIn } from "./people.mjs";

export const signInStates = [
  { name: "signed-out", sees: "doorway", cookies: async () => [] },
  halfway("second-factor-wanted"),
  halfway("second-factor-due"),
  somebody("respondent"),
  somebody("company"),
  somebody("researcher"),
  somebody("facilitator", ["ES21", "FRI1"]),
  { name: "owner", sees: "all", cookies: async (browser, server) => [(await ownerOf(server)).cookie] },
];

/** The cookies of a person, who comes once to each server. */
function once(server, name, come) {
  server.cookiesOf ??= new Map();
  if (!server.cookiesOf.has(name)) server.cookiesOf.set(name, come());
  return server.cookiesOf.get(name);
}

function somebody(role, territories) {
  const come = async (server) => [(await signIn(server, await join(server, `${role}@example.eus`, role, territories))).cookie];
  return { name: role, sees: "all", cookies: (browser, server) => once(server, role, () => come(server)) };
}

/** Staff whose password was right, and who stand before the second factor. */
function halfway(state) {
  const come = async (server) => [(await signIn(server, await join(server, `${state}@example.eus`, "researcher"), state)).cookie];
  return { name: state, sees: "doorway", cookies: (browser, server) => once(server, state, () => come(server)) };
}
