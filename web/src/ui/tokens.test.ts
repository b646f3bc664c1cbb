import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/ui/tokens.css", "utf8");

function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, relative contrast of two colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const themes = {
  light: colours(css.slice(0, css.indexOf('[data-theme="dark"]'))),
  dark: colours(css.slice(css.indexOf('[data-theme="dark"]'))),
};
const texts = [
  ["ink", "paper"], ["ink", "surface"], ["quiet", "paper"], ["quiet", "surface"], ["accent", "surface"], ["accent", "paper"],
  ["on-accent", "accent"], ["ink", "accent-soft"], ["ink", "warning-soft"], ["warning", "warning-soft"], ["ink", "danger-soft"],
  ["danger", "surface"],
] as const;
const graphics = ["line", "series-1", "series-2", "series-3", "series-4", "series-5"] as const;

describe.each(Object.entries(themes))("the colours of the %s theme", (_, theme) => {
  it.each(texts)("%s on %s can be read", (ink, paper) => {
    expect(contrast(theme.get(ink) ?? "", theme.get(paper) ?? "")).toBeGreaterThanOrEqual(4.5);
  });
  it.each(graphics)("%s stands out from the surface", (colour) => {
    expect(contrast(theme.get(colour) ?? "", theme.get("surface") ?? "")).toBeGreaterThanOrEqual(3);
  });
});
