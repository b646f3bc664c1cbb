import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { sourceLine } from "./source-line";

const t = ((key: string, values: object = {}) => [key, ...Object.values(values)].join(" ")) as unknown as TFunction;

it.each([
  ["", "", "source_line_undated"],
  ["", "2008", "source_line_undated"],
  ["2018", "", "source_line 2018"],
  ["2018", "2008", "source_line_since 2018 2008"],
])("of %j since %j: %s", (period, since, line) => {
  expect(sourceLine(t, period, since)).toBe(line);
});
