import { expect, it } from "vitest";
import { networkLayout } from "./network-layout";

const node = (id: string, radius = 4) => ({ id, radius });
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

it("a network without points has no places", () => {
  expect(networkLayout([], [])).toEqual([]);
});

it("a link to a point that is not there is refused", () => {
  expect(() => networkLayout([node("a")], [{ source: "a", target: "b" }])).toThrow("b");
});

it("linked points lie nearer than others, and the same network always lies the same", () => {
  const nodes = ["a", "b", "c", "d", "alone"].map((id) => node(id));
  const links = [
    { source: "a", target: "b" },
    { source: "c", target: "d" },
  ];
  const places = networkLayout(nodes, links);
  expect(networkLayout(nodes, links)).toEqual(places);
  const [a, b, c, , alone] = places as [(typeof places)[0], (typeof places)[0], (typeof places)[0], (typeof places)[0], (typeof places)[0]];
  expect(distance(a, b)).toBeLessThan(distance(a, c));
  expect(distance(a, b)).toBeLessThan(distance(a, alone));
});

it("large points do not lie on each other", () => {
  const nodes = Array.from({ length: 40 }, (_, place) => node(String(place), 4 + (place % 10)));
  const links = nodes.slice(1).map(({ id }) => ({ source: "0", target: id }));
  const places = networkLayout(nodes, links);
  for (const [i, one] of places.entries())
    for (const [j, other] of places.entries()) if (i < j) expect(distance(one, other)).toBeGreaterThan((nodes[i]?.radius ?? 0) + (nodes[j]?.radius ?? 0) - 1);
});
