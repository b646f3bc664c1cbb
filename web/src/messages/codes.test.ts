import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "./en";

/** What the program may answer with, but is no code: marks of the description, an entry of the log, a kind of incident, a reason. The names of routes stand before their method. */
const notCodes = new Set(["x-role", "x-session", "accept-reset", "no-show", "not-worth-it"]);

function codesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.[ch]pp$/.test(path) && !/_test|for_tests/.test(path))
    .flatMap((path) => [...readFileSync(`${folder}/${path}`, "utf8").matchAll(/(?:\{|\? |: |refusal\()\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"\s*[,:](?!\s*"(?:GET|POST|PUT|DELETE)")/g)])
    .flatMap((found) => (found[1] && !notCodes.has(found[1]) ? [found[1]] : []));
}

describe("the codes of the program", () => {
  const rooms = ["engine", "operations", "storage", "formats", "programme", "mail", "apps/server"];
  const codes = [...new Set(rooms.flatMap((room) => codesOf(`../${room}`)))].sort();

  it("are found in its sources", () => {
    expect(codes).toContain("unknown-territory");
    expect(codes).toContain("decided-meanwhile");
    expect(codes).toContain("latest-period");
    expect(codes).toContain("no-boundaries");
    expect(codes.length).toBeGreaterThan(100);
  });
  it.each(codes)("%s has a message", (code) => {
    expect([`problem_${code}`, `notice_${code}`, `mail_outcome_${code}`].filter((key) => key in en)).not.toEqual([]);
  });
});

describe("the pages on methods", () => {
  it.each(readdirSync("../docs/methods").filter((page) => page !== "README.md"))("%s is explained in a sentence", (page) => {
    expect(en).toHaveProperty(`method_${page.replace(".md", "")}`);
  });
});
