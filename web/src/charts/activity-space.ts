import type { Ink } from "../base/theme";
import { common } from "./ink";

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

/** Related activities as a network; the shape, not the colour alone, says who has what. */
export function activitySpaceOption(nodes: readonly SpaceNode[], edges: readonly SpaceEdge[], territory: string, names: Record<Holding, string>) {
  const largest = Math.max(1, ...nodes.map((node) => node.value ?? 0));
  const order: Holding[] = ["both", "own", "partners", "nobody"];
  return (ink: Ink, isNarrow: boolean) => {
    const { base } = common(ink);
    return {
      ...base,
      legend: { data: order.map((one) => ({ name: names[one], icon: symbols[one] })), textStyle: { color: ink.text }, bottom: 0 },
      series: [
        {
          type: "graph",
          layout: "force",
          force: { repulsion: 60, edgeLength: 34, layoutAnimation: false },
          roam: false,
          bottom: 64,
          categories: order.map((one, place) => ({ name: names[one], symbol: symbols[one], itemStyle: { color: one === "nobody" ? ink.quiet : ink.series[place] } })),
          data: nodes.map((node) => {
            const kind = holding(node, territory);
            return {
              id: node.activity,
              name: node.name,
              category: order.indexOf(kind),
              symbol: symbols[kind],
              symbolSize: 8 + 18 * Math.sqrt((node.value ?? 0) / largest),
              label: { show: !isNarrow && (kind === "both" || kind === "partners"), position: "right", color: ink.text, fontSize: 10, width: 110, overflow: "truncate" },
            };
          }),
          links: edges.map((edge) => ({ source: edge.activity, target: edge.other_activity })),
          labelLayout: { hideOverlap: true },
          lineStyle: { color: ink.line, opacity: 0.45 },
        },
      ],
    };
  };
}
