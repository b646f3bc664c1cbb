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
  ["danger", "surface"], ["ink", "stripe"], ["quiet", "stripe"], ["accent-strong", "accent-soft"], ["on-accent", "accent-strong"],
  ["accent", "accent-soft"], ["quiet", "accent-soft"], ["good", "surface"], ["ink", "good-soft"],
] as const;
const graphics = ["line", "series-1", "series-2", "series-3", "series-4", "series-5"] as const;

/** Linear red, green and blue. */
function linear(colour: string): number[] {
  return [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
}

const applied = (matrix: readonly (readonly number[])[], colour: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, weight, place) => sum + weight * (colour[place] ?? 0), 0));

/** What people see who lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1). */
const sights = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const;

/** CIE L*a*b*, D65. */
function lab(rgb: readonly number[]): number[] {
  const white = [0.95047, 1, 1.08883];
  const [x = 0, y = 0, z = 0] = applied([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]], rgb).map((part, place) => {
    const share = Math.max(0, part) / (white[place] ?? 1);
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours look, in CIE 1976 units: about 2 can just be told apart side by side. */
function distance(one: string, other: string, sight: keyof typeof sights): number {
  const [a, b] = [one, other].map((colour) => lab(applied(sights[sight], linear(colour))));
  return Math.hypot(...(a ?? []).map((part, place) => part - (b?.[place] ?? 0)));
}

it("the measure of distance knows black from white, and what red and green are to some", () => {
  expect(distance("#000000", "#ffffff", "usual")).toBeCloseTo(100, 0);
  expect(distance("#a05000", "#507800", "deuteranopia")).toBeLessThan(distance("#a05000", "#507800", "usual") / 2);
});

const series = ["series-1", "series-2", "series-3", "series-4", "series-5"] as const;

/** Charts tell things apart by shape or label too; their colours are a help, so long as they do not look alike. */
describe.each(Object.entries(themes))("the colours of charts of the %s theme", (_, theme) => {
  it.each(Object.keys(sights) as (keyof typeof sights)[])("are told apart with %s sight", (sight) => {
    for (const [place, one] of series.entries())
      for (const other of series.slice(place + 1))
        expect(distance(theme.get(one) ?? "", theme.get(other) ?? "", sight), `${one} and ${other}`).toBeGreaterThan(15);
  });
});

describe.each(Object.entries(themes))("the colours of the %s theme", (_, theme) => {
  it.each(texts)("%s on %s can be read", (ink, paper) => {
    expect(contrast(theme.get(ink) ?? "", theme.get(paper) ?? "")).toBeGreaterThanOrEqual(4.5);
  });
  it.each(graphics)("%s stands out from the surface", (colour) => {
    expect(contrast(theme.get(colour) ?? "", theme.get("surface") ?? "")).toBeGreaterThanOrEqual(3);
  });
});
