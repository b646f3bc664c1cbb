import type { Ink } from "../base/theme";
import { common, corner } from "./ink";

export interface Opportunity {
  name: string;
  relatedness_density: number | null;
  pci: number | null;
}

export type QuadrantNames = Record<"high-road" | "slow-road" | "casino" | "dead-end", string>;

/** The middle of some numbers; nothing where there are none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** What a territory lacks, by how near it is (across) and how complex (up), cut at the medians into four named fields. */
export function opportunitiesOption(options: readonly Opportunity[], labels: { across: string; up: string; quadrants?: QuadrantNames }, write: (value: number) => string) {
  const drawn = options.filter((option) => option.relatedness_density !== null && option.pci !== null);
  const across = median(drawn.map((option) => option.relatedness_density ?? 0));
  const up = median(drawn.map((option) => option.pci ?? 0));
  const named = [...drawn].sort((one, other) => (other.relatedness_density ?? 0) - (one.relatedness_density ?? 0)).slice(0, 24);
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    const written = { ...axis, axisLabel: { ...axis.axisLabel, formatter: write } };
    // Names beside the points only where there is room for them: they are in the table too.
    const right = isNarrow ? 16 : 110;
    return {
      ...base,
      grid: { left: 28, right, top: 44, bottom: isNarrow ? 72 : 52, containLabel: true },
      xAxis: { type: "value", scale: true, name: labels.across, nameLocation: "middle", nameGap: 28, ...written, axisLabel: { ...written.axisLabel, hideOverlap: true } },
      yAxis: { type: "value", scale: true, name: labels.up, nameLocation: "middle", nameGap: 36, ...written },
      graphic: labels.quadrants
        ? [
            corner(ink, labels.quadrants["high-road"], { right, top: isNarrow ? 8 : 20 }, isNarrow),
            corner(ink, labels.quadrants["slow-road"], { right, bottom: 0 }, isNarrow),
            corner(ink, labels.quadrants.casino, { left: 64, top: isNarrow ? 8 : 20 }, isNarrow),
            corner(ink, labels.quadrants["dead-end"], { left: 64, bottom: 0 }, isNarrow),
          ]
        : [],
      series: [
        {
          type: "scatter",
          symbolSize: 10,
          itemStyle: { color: ink.series[0], opacity: 0.85 },
          label: { show: !isNarrow, formatter: (point: { value: [number, number, string]; dataIndex: number }) => (named.includes(drawn[point.dataIndex] as Opportunity) ? point.value[2] : ""), position: "right", color: ink.text, fontSize: 11, width: 104, overflow: "truncate" },
          labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
          data: drawn.map((option) => [option.relatedness_density, option.pci, option.name]),
          markLine: {
            symbol: "none",
            silent: true,
            label: { show: false },
            lineStyle: { color: ink.text, type: "dashed" },
            data: [...(across === null ? [] : [{ xAxis: across }]), ...(up === null ? [] : [{ yAxis: up }])],
          },
        },
      ],
    };
  };
}
