import type { Ink } from "../base/theme";
import { common } from "./ink";

export interface QuotientBar {
  name: string;
  quotient: number | null;
  low: number | null;
  high: number | null;
}

/** Location quotients, most specialised first, with their intervals and a line at 1: as common as in the reference. */
export function locationQuotientsOption(bars: readonly QuotientBar[], write: (value: number) => string) {
  const drawn = bars.filter((bar) => bar.quotient !== null).slice(0, 25);
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    return {
      ...base,
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: "value", ...axis, axisLabel: { ...axis.axisLabel, formatter: write } },
      yAxis: {
        type: "category",
        inverse: true,
        data: drawn.map((bar) => bar.name),
        ...axis,
        axisLabel: { color: ink.text, width: isNarrow ? 110 : 190, overflow: "truncate" },
      },
      series: [
        {
          type: "bar",
          data: drawn.map((bar) => bar.quotient),
          barMaxWidth: 16,
          itemStyle: { color: ink.series[0] },
          markLine: { symbol: "none", silent: true, label: { show: false }, lineStyle: { color: ink.text, type: "dashed" }, data: [{ xAxis: 1 }] },
        },
        {
          type: "custom",
          silent: true,
          encode: { x: [1, 2], y: 0 },
          data: drawn.flatMap((bar, place) => (bar.low === null || bar.high === null ? [] : [[place, bar.low, bar.high]])),
          renderItem: (_: unknown, api: { value: (at: number) => number; coord: (point: number[]) => number[] }) => {
            const from = api.coord([api.value(1), api.value(0)]);
            const to = api.coord([api.value(2), api.value(0)]);
            return {
              type: "line",
              shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
              style: { stroke: ink.text, lineWidth: 2 },
            };
          },
        },
      ],
    };
  };
}
