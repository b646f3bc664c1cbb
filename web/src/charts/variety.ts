import type { Ink } from "../base/theme";
import { common } from "./ink";

export interface VarietyBar {
  name: string;
  related: number | null;
  unrelated: number | null;
}

/** Related and unrelated variety, stacked: together they are all the variety of a territory. */
export function varietyOption(bars: readonly VarietyBar[], names: { related: string; unrelated: string }) {
  const drawn = bars.filter((bar) => bar.related !== null && bar.unrelated !== null);
  return (ink: Ink) => {
    const { axis, base } = common(ink);
    const series = (name: string, values: (number | null)[], place: number) => ({ type: "bar", stack: "variety", name, data: values, barMaxWidth: 22, itemStyle: { color: ink.series[place] } });
    return {
      ...base,
      legend: { data: [names.unrelated, names.related], textStyle: { color: ink.text }, top: 0, left: 0 },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      xAxis: { type: "value", ...axis },
      yAxis: { type: "category", inverse: true, data: drawn.map((bar) => bar.name), ...axis, axisLabel: { color: ink.text, width: 150, overflow: "truncate" } },
      series: [
        series(names.unrelated, drawn.map((bar) => bar.unrelated), 0),
        series(names.related, drawn.map((bar) => bar.related), 1),
      ],
    };
  };
}
