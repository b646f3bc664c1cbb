import type { Ink } from "../base/theme";
import { common, corner } from "./ink";

export interface GrowingActivity {
  name: string;
  location_quotient: number | null;
  growth: number | null;
  value: number | null;
}

/** The four stages that a specialisation passes through, by its quotient and its growth. */
export type LifeCycle = "emerging" | "star" | "mature" | "declining";

export function lifeCycle(quotient: number, growth: number): LifeCycle {
  if (quotient >= 1) return growth >= 0 ? "star" : "mature";
  return growth >= 0 ? "emerging" : "declining";
}

/** Location quotient (across) by growth (up); the area of a bubble is the number of jobs. What is not defined is not drawn. */
export function growthOption(activities: readonly GrowingActivity[], labels: { across: string; up: string; stages: Record<LifeCycle, string> }, write: { number: (value: number) => string; percent: (share: number) => string }) {
  const drawn = activities.filter((one) => one.location_quotient !== null && one.growth !== null);
  const largest = Math.max(1, ...drawn.map((one) => one.value ?? 0));
  // The names of the strongest only: the others are in the table.
  const named = new Set([...drawn].sort((one, other) => (other.location_quotient ?? 0) - (one.location_quotient ?? 0)).slice(0, 12));
  const most = Math.max(2, ...drawn.map((one) => one.location_quotient ?? 0)) * 1.08;
  const reach = Math.max(0.1, ...drawn.map((one) => Math.abs(one.growth ?? 0))) * 1.12;
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    const right = isNarrow ? 16 : 110;
    const stage = (kind: LifeCycle, place: object) => corner(ink, labels.stages[kind], place, isNarrow);
    const top = isNarrow ? 8 : 20;
    return {
      ...base,
      graphic: [stage("star", { right, top }), stage("mature", { right, bottom: 0 }), stage("emerging", { left: isNarrow ? 64 : 80, top }), stage("declining", { left: isNarrow ? 64 : 80, bottom: 0 })],
      grid: { left: 28, right, top: 44, bottom: isNarrow ? 72 : 52, containLabel: true },
      xAxis: { type: "value", min: 0, max: most, name: labels.across, nameLocation: "middle", nameGap: 28, ...axis, axisLabel: { ...axis.axisLabel, formatter: write.number, hideOverlap: true, showMaxLabel: false } },
      yAxis: {
        type: "value",
        min: -reach,
        max: reach,
        name: labels.up,
        nameLocation: "middle",
        nameGap: 48,
        ...axis,
        axisLabel: { ...axis.axisLabel, formatter: write.percent, showMinLabel: false, showMaxLabel: false },
      },
      series: [
        {
          type: "scatter",
          data: drawn.map((one) => ({
            name: one.name,
            value: [one.location_quotient, one.growth, one.value],
            symbolSize: 6 + 38 * Math.sqrt((one.value ?? 0) / largest),
            label: { show: !isNarrow && named.has(one), formatter: "{b}", position: "right", color: ink.text, fontSize: 11, opacity: 1, textBorderColor: ink.surface, textBorderWidth: 3, width: 150, overflow: "truncate" },
          })),
          itemStyle: { color: ink.series[0], opacity: 0.6, borderColor: ink.surface, borderWidth: 1 },
          labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
          markLine: { symbol: "none", silent: true, label: { show: false }, lineStyle: { color: ink.text, type: "dashed" }, data: [{ xAxis: 1 }, { yAxis: 0 }] },
        },
      ],
    };
  };
}
