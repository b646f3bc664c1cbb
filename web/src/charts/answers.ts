import type { Ink } from "../base/theme";
import { common, rowLabel } from "./ink";

/** How many gave each answer from 1 to 5; a row without counts is a heading. */
export interface AnswerBar {
  name: string;
  counts: readonly [number, number, number, number, number] | null;
}

/** The shares of the five answers, to the left of the middle below 0; the middle one lies half on each side. */
export function divergingShares(counts: readonly [number, number, number, number, number]): { at: number; share: number }[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const share = (at: number) => (all === 0 ? 0 : (counts[at] ?? 0) / all);
  return [
    { at: 2, share: -share(2) / 2 },
    { at: 1, share: -share(1) },
    { at: 0, share: -share(0) },
    { at: 2, share: share(2) / 2 },
    { at: 3, share: share(3) },
    { at: 4, share: share(4) },
  ];
}

const order = [2, 1, 0, 2, 3, 4] as const;

/** Answers on a scale from 1 to 5 as bars to both sides of its middle, so that what weighs much reaches to the right. */
export function answersOption(bars: readonly AnswerBar[], steps: readonly string[], write: (share: number) => string) {
  const headings = new Set(bars.filter((bar) => bar.counts === null).map((bar) => bar.name));
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    const colours = [ink.series[1], ink.series[1], ink.hair, ink.series[0], ink.series[0]];
    const opacities = [1, 0.5, 1, 0.5, 1];
    return {
      ...base,
      legend: { data: [...steps], textStyle: { color: ink.text }, top: 0, left: 0, selectedMode: false, itemGap: isNarrow ? 6 : 12 },
      grid: { left: 8, right: 16, top: isNarrow ? 76 : 40, bottom: 8, containLabel: true },
      tooltip: { ...base.tooltip, valueFormatter: (value: number) => write(Math.abs(value)) },
      xAxis: { type: "value", min: -1, max: 1, ...axis, axisLabel: { ...axis.axisLabel, formatter: (value: number) => write(Math.abs(value)), hideOverlap: true } },
      yAxis: {
        type: "category",
        inverse: true,
        data: bars.map((bar) => bar.name),
        ...axis,
        axisLabel: {
          ...rowLabel(ink, isNarrow),
          formatter: (name: string) => (headings.has(name) ? `{heading|${name}}` : name),
          rich: { heading: { fontWeight: "bold", color: ink.quiet } },
        },
      },
      series: order.map((step, place) => ({
        type: "bar",
        stack: "answers",
        // The two halves of the middle are one entry of the legend.
        name: steps[step],
        barMaxWidth: 16,
        itemStyle: { color: colours[step], opacity: opacities[step], borderColor: ink.line, borderWidth: 0.5 },
        data: bars.map((bar) => (bar.counts === null ? null : (divergingShares(bar.counts)[place]?.share ?? null))),
      })),
    };
  };
}
