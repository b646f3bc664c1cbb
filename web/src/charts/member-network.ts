import type { Ink } from "../base/theme";
import { common } from "./ink";
import { networkFrame, networkLayout } from "./network-layout";

export interface Member {
  node: string;
  group: string;
  betweenness: number | null;
}
export interface MemberTie {
  from: string;
  to: string;
  is_new: boolean;
  is_lost: boolean;
}

/** One shape for each group, so that the colour alone says nothing; groups beyond them share the last one. */
const symbols = ["circle", "rect", "triangle", "diamond", "roundRect"];

/** Beyond so many points names would cover them. */
const namedNodes = 80;

/** The groups that have a shape of their own, the largest first; who has no group is none. */
export function drawnGroups(members: readonly Member[]): string[] {
  const sizes = new Map<string, number>();
  for (const { group } of members) if (group !== "") sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes].sort(([first, size], [second, other]) => other - size || first.localeCompare(second)).map(([group]) => group);
}

/** Who is tied with whom: a shape for each group, large who stands between others; new ties are bold, lost ones dashed. */
export function memberNetworkOption(members: readonly Member[], ties: readonly MemberTie[], nameOf: (group: string) => string, without: string) {
  const groups = drawnGroups(members);
  const scale = Math.min(1, Math.sqrt(60 / Math.max(1, members.length)));
  const largest = Math.max(Number.EPSILON, ...members.map((member) => member.betweenness ?? 0));
  const sizes = members.map((member) => scale * (10 + 24 * Math.sqrt((member.betweenness ?? 0) / largest)));
  const known = new Set(members.map((member) => member.node));
  const links = ties.filter((tie) => known.has(tie.from) && known.has(tie.to)).map((tie) => ({ ...tie, source: tie.from, target: tie.to }));
  const places = networkLayout(
    members.map((member, place) => ({ id: member.node, radius: (sizes[place] ?? 0) / 2 })),
    links.map(({ source, target }) => ({ source, target })),
  );
  const shapeOf = (group: string) => symbols[Math.min(Math.max(0, groups.indexOf(group)), symbols.length - 1)] ?? "circle";
  return (ink: Ink, isNarrow: boolean) => {
    const { base } = common(ink);
    const hasNames = !isNarrow && members.length <= namedNodes;
    const colourOf = (group: string) => (group === "" ? ink.quiet : (ink.series[groups.indexOf(group)] ?? ink.quiet));
    const named = [...groups, ...(members.some((member) => member.group === "") ? [""] : [])];
    return {
      ...base,
      legend: { data: named.map((group) => ({ name: nameOf(group), icon: shapeOf(group) })), textStyle: { color: ink.text }, bottom: 0 },
      series: [
        {
          ...networkFrame(hasNames),
          categories: named.map((group) => ({ name: nameOf(group), symbol: shapeOf(group), itemStyle: { color: colourOf(group) } })),
          data: members.map((member, place) => ({
            ...places[place],
            id: member.node,
            name: member.node,
            category: named.indexOf(member.group),
            symbol: shapeOf(member.group),
            symbolSize: sizes[place],
            itemStyle: member.node === without ? { borderColor: ink.text, borderWidth: 2 } : {},
            label: { show: hasNames, position: "right", color: ink.text, fontSize: 11, width: 120, overflow: "truncate" },
          })),
          links: links.map(({ source, target, is_new, is_lost }) => ({
            source,
            target,
            lineStyle: { type: is_lost ? "dashed" : "solid", width: is_new ? 2.5 : 1, opacity: is_lost ? 0.5 : 0.8 },
          })),
          lineStyle: { color: ink.line },
        },
      ],
    };
  };
}
