import type { Ink } from "../base/theme";
import { common } from "./ink";
import { networkFrame, networkLayout } from "./network-layout";

export interface SpaceNode {
  activity: string;
  name: string;
  value: number | null;
  held_by: readonly string[];
}
export interface SpaceEdge {
  activity: string;
  other_activity: string;
  proximity: number | null;
  in_tree: boolean;
}

export type Holding = "own" | "partners" | "both" | "nobody";

/** Who has an activity, seen from one territory. */
export function holding(node: SpaceNode, territory: string): Holding {
  const isOwn = node.held_by.includes(territory);
  const isOfPartners = node.held_by.some((holder) => holder !== territory);
  if (isOwn) return isOfPartners ? "both" : "own";
  return isOfPartners ? "partners" : "nobody";
}

const symbols: Record<Holding, string> = { both: "circle", own: "rect", partners: "triangle", nobody: "emptyCircle" };

/** Beyond so many points names would cover them. */
const namedNodes = 200;

/** Beyond so many lines for each point nobody can follow one. */
const edgesPerNode = 4;

/** The pairs that are drawn, of all that are given with the strongest first: the tree, and the strongest others. */
export function drawnEdges<Edge extends SpaceEdge>(nodes: readonly unknown[], edges: readonly Edge[]): readonly Edge[] {
  let room = edgesPerNode * nodes.length - edges.filter((edge) => edge.in_tree).length;
  return edges.filter((edge) => edge.in_tree || room-- > 0);
}

/** Related activities as a network; the shape, not the colour alone, says who has what. */
export function activitySpaceOption(nodes: readonly SpaceNode[], edges: readonly SpaceEdge[], territory: string, names: Record<Holding, string>) {
  const largest = Math.max(1, ...nodes.map((node) => node.value ?? 0));
  const order: Holding[] = ["both", "own", "partners", "nobody"];
  // Many points are small, or they would cover each other.
  const scale = Math.min(1, Math.sqrt(150 / nodes.length));
  const sizes = nodes.map((node) => scale * (8 + 18 * Math.sqrt((node.value ?? 0) / largest)));
  const links = drawnEdges(nodes, edges).map((edge) => ({ source: edge.activity, target: edge.other_activity }));
  const places = networkLayout(nodes.map((node, place) => ({ id: node.activity, radius: (sizes[place] ?? 0) / 2 })), links);
  return (ink: Ink, isNarrow: boolean) => {
    const { base } = common(ink);
    const hasNames = !isNarrow && nodes.length <= namedNodes;
    return {
      ...base,
      legend: { data: order.map((one) => ({ name: names[one], icon: symbols[one] })), textStyle: { color: ink.text }, bottom: 0 },
      series: [
        {
          ...networkFrame(hasNames),
          categories: order.map((one, place) => ({ name: names[one], symbol: symbols[one], itemStyle: { color: one === "nobody" ? ink.quiet : ink.series[place] } })),
          data: nodes.map((node, place) => {
            const kind = holding(node, territory);
            return {
              ...places[place],
              id: node.activity,
              name: node.name,
              category: order.indexOf(kind),
              symbol: symbols[kind],
              symbolSize: sizes[place],
              label: { show: hasNames && (kind === "both" || kind === "partners"), position: "right", color: ink.text, fontSize: 10, width: 110, overflow: "truncate" },
            };
          }),
          links,
          lineStyle: { color: ink.line, opacity: 0.45 },
        },
      ],
    };
  };
}
