import { expect, test } from "vitest";
import { shortNameOf } from "./forms";

test("a short name has letters, digits and hyphens only", () => {
  expect(shortNameOf("Big DATia")).toBe("big-datia");
  expect(shortNameOf("  Ñandú – Pôle d’Éco-énergie 2! ")).toBe("nandu-pole-d-eco-energie-2");
  expect(shortNameOf("…")).toBe("");
});
