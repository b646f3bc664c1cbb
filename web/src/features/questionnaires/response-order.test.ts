import { describe, expect, it } from "vitest";
import { around, responseName } from "./response-order";

const rows = [
  { response: "a", state: "sent" },
  { response: "b", state: "checked" },
  { response: "c", state: "started" },
  { response: "d", state: "sent" },
];

describe("the order in which responses are checked", () => {
  it("goes on to the next that waits, and round to the first", () => {
    expect(around(rows, "a")).toEqual({ before: "", after: "b", waiting: "d" });
    expect(around(rows, "d")).toEqual({ before: "c", after: "", waiting: "a" });
  });
  it("ends where none is left", () => {
    expect(around(rows.slice(0, 3), "a").waiting).toBe("");
    expect(around([], "a")).toEqual({ before: "", after: "", waiting: "" });
  });
  it("begins at the first where the response is not in the list any more", () => {
    expect(around(rows, "gone")).toEqual({ before: "", after: "", waiting: "a" });
  });
});

describe("the name of a response", () => {
  it("is that of the organisation, or the beginning of its id", () => {
    const t = (key: string, { id }: { id: string }) => `${key} ${id}`;
    expect(responseName({ organisation: "Orona", response: "0123456789" }, t)).toBe("Orona");
    expect(responseName({ organisation: "", response: "0123456789" }, t)).toBe("response_nobody 01234567");
  });
});
