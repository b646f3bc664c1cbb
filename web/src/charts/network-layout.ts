import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

/** A point of a network with the radius, in pixels, that it is drawn with. */
export interface LayoutNode {
  id: string;
  radius: number;
}

export interface LayoutLink {
  source: string;
  target: string;
}

/** Steps until the picture rests; of a large network the last steps move nothing that is seen. */
const steps = (nodes: number) => (nodes <= 1000 ? 300 : 120);

/**
 * The places of a network's points, in the order given: linked points lie near each other, others apart, none on another.
 * The same network always has the same places. Links to points that are not there are refused with an error.
 */
export function networkLayout(nodes: readonly LayoutNode[], links: readonly LayoutLink[]): { x: number; y: number }[] {
  const places = nodes.map((node) => ({ ...node, x: NaN, y: NaN }));
  forceSimulation(places)
    .force("links", forceLink<(typeof places)[number], LayoutLink & { index?: number }>(links.map((link) => ({ ...link }))).id((place) => place.id).distance(34))
    .force("apart", forceManyBody().strength(-60))
    .force("room", forceCollide<(typeof places)[number]>((place) => place.radius + 2))
    // What hangs on to nothing would drift out of the picture.
    .force("x", forceX(0).strength(0.07))
    .force("y", forceY(0).strength(0.1))
    .stop()
    .tick(steps(nodes.length));
  return places.map(({ x, y }) => ({ x, y }));
}

/** What every drawing of a network is: it fills its frame, and names stand to the right of their points. */
export function networkFrame(hasNames: boolean) {
  return {
    type: "graph",
    layout: "none",
    roam: false,
    left: 24,
    right: hasNames ? 130 : 24,
    top: 24,
    bottom: 64,
    preserveAspect: "contain",
    labelLayout: { hideOverlap: true },
  } as const;
}
