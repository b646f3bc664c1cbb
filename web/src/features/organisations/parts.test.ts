import { expect, it } from "vitest";
import { versionsOf } from "./history-rows";
import { sizeStory } from "./size-story";

const sized = { size_class: "", size_computed: false, size_least: "", size_most: "", size_by_public_owners: false, size_years: [] as unknown[] };

it("a size class is explained by what it follows from", () => {
  expect(sizeStory(sized)).toBe("unknown");
  expect(sizeStory({ ...sized, size_class: "small" })).toBe("declared");
  expect(sizeStory({ ...sized, size_class: "small", size_computed: true })).toBe("computed");
  expect(sizeStory({ ...sized, size_least: "micro", size_most: "large", size_years: [{}] })).toBe("between");
  expect(sizeStory({ ...sized, size_class: "large", size_computed: true, size_by_public_owners: true })).toBe("public");
});

it("the rows of one number are one version, the newest first", () => {
  const row = (number: number, member: string) => ({ number, at: "", by: "", cause: number === 1 ? "import:f1" : "typed", reason: "", member, before: "", after: "x" });
  const versions = versionsOf([row(1, "kind"), row(2, "city"), row(1, "names"), { ...row(3, ""), cause: "merge:d" }]);
  expect(versions.map((one) => [one.number, one.kind, one.changes.length])).toEqual([
    [3, "merge", 0],
    [2, "typed", 1],
    [1, "import", 2],
  ]);
});
