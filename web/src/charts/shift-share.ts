import type { Ink } from "../base/theme";
import { common } from "./ink";

export interface ShiftBar {
  name: string;
  national_share: number | null;
  industry_mix: number | null;
  regional_shift: number | null;
}

const parts = ["national_share", "industry_mix", "regional_shift"] as const;
const hatches = [null, { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 }, { symbol: "circle", symbolSize: 0.6, dashArrayX: [4, 4], dashArrayY: [4, 4] }];

/** What the change of each activity owes to the whole area, to its kind and to the territory: bars that add up, to both sides of nothing. */
export function shiftShareOption(bars: readonly ShiftBar[], names: Record<(typeof parts)[number], string>, write: (value: number) => string) {
  const drawn = bars.filter((bar) => bar.regional_shift !== null);
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    return {
      ...base,
      legend: { data: parts.map((part) => names[part]), textStyle: { color: ink.text }, top: 0, left: 0 },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      xAxis: { type: "value", ...axis, axisLabel: { ...axis.axisLabel, formatter: write, hideOverlap: true } },
      yAxis: { type: "category", inverse: true, data: drawn.map((bar) => bar.name), ...axis, axisLabel: { color: ink.text, width: isNarrow ? 110 : 150, overflow: "truncate" } },
      series: parts.map((part, place) => ({
        type: "bar",
        stack: "change",
        name: names[part],
        barMaxWidth: 16,
        itemStyle: { color: ink.series[place], ...(hatches[place] ? { decal: { color: ink.surface, ...hatches[place] } } : {}) },
        data: drawn.map((bar) => bar[part]),
      })),
    };
  };
}
