import type { Ink } from "../base/theme";
import { common, rowLabel } from "./ink";

/** An estimate and between which numbers it lies; where nothing is known, null. */
export interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface EstimateRow {
  name: string;
  /** One for each series. */
  estimates: readonly Estimate[];
  /** What a test could have seen at least, to both sides of nothing. */
  seen_from?: number | null;
}

interface Options {
  series: readonly string[];
  from: number;
  to: number;
  /** A line that the estimates are held against: no difference, the middle of a scale. */
  line?: number;
  /** The name of the marks of `seen_from`. */
  seen?: string;
  write: (value: number) => string;
}

interface Drawing {
  value: (at: number) => number;
  coord: (point: number[]) => [number, number];
  size: (size: number[]) => [number, number];
}

const marks = ["circle", "rect", "diamond", "triangle", "circle"] as const;

/** A mark of a series: they differ in shape as well as in colour. */
function mark(shape: (typeof marks)[number], x: number, y: number, colour: string, ink: Ink, isHollow: boolean) {
  const r = 5;
  const points = shape === "triangle" ? [[x, y - r - 1], [x + r + 1, y + r], [x - r - 1, y + r]] : [[x, y - r - 1], [x + r + 1, y], [x, y + r + 1], [x - r - 1, y]];
  const style = { fill: isHollow ? ink.surface : colour, stroke: isHollow ? colour : ink.surface, lineWidth: isHollow ? 2 : 1 };
  if (shape === "circle") return { type: "circle", shape: { cx: x, cy: y, r }, style };
  if (shape === "rect") return { type: "rect", shape: { x: x - r, y: y - r, width: 2 * r, height: 2 * r }, style };
  return { type: "polygon", shape: { points }, style };
}

/** Where the series of a row stand beside each other, as a share of the height of the row. */
export function lane(series: number, of: number): number {
  return ((series + 0.5) / of - 0.5) * 0.8;
}

/** Estimates with their intervals, row by row, several series beside each other; what is not known is not drawn. */
export function intervalsOption(rows: readonly EstimateRow[], { series, from, to, line, seen, write }: Options) {
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    const colour = (place: number) => ink.series[place % ink.series.length] ?? ink.accent;
    const names = [...series.map((name, place) => ({ name, icon: marks[place % marks.length] ?? "circle" })), ...(seen ? [{ name: seen, icon: "rect" }] : [])];
    const isInOneLine = !isNarrow && names.reduce((length, { name }) => length + name.length + 8, 0) < 100;
    const legendHeight = names.length < 2 ? 0 : isInOneLine ? 32 : 22 * names.length + 8;
    const limits = rows.flatMap((row, place) => (row.seen_from === null || row.seen_from === undefined ? [] : [[-row.seen_from, place], [row.seen_from, place]])).filter(([x]) => (x ?? 0) >= from && (x ?? 0) <= to);
    return {
      ...base,
      legend: names.length > 1 ? { data: names, orient: isInOneLine ? "horizontal" : "vertical", itemWidth: 14, itemHeight: 10, textStyle: { color: ink.text, ...(isNarrow ? { width: 190, overflow: "truncate" } : {}) }, top: 0, left: 0, selectedMode: false } : { show: false },
      grid: { left: 8, right: 24, top: legendHeight + 8, bottom: 8, containLabel: true },
      xAxis: { type: "value", min: from, max: to, ...axis, axisLabel: { ...axis.axisLabel, formatter: write, hideOverlap: true } },
      yAxis: { type: "category", inverse: true, data: rows.map((row) => row.name), ...axis, axisLabel: rowLabel(ink, isNarrow) },
      series: [
        ...series.map((name, place) => ({
          type: "custom",
          name,
          itemStyle: { color: colour(place) },
          encode: { x: 1, y: 0 },
          tooltip: { formatter: ({ value }: { value: (number | string)[] }) => `${rows[Number(value[0])]?.name ?? ""}\n${name}: ${write(Number(value[1]))}` },
          data: rows.flatMap((row, at) => {
            const estimate = row.estimates[place];
            return estimate?.value === null || estimate?.value === undefined ? [] : [[at, estimate.value, estimate.low ?? estimate.value, estimate.high ?? estimate.value]];
          }),
          renderItem: (_: unknown, api: Drawing) => {
            const [x, middle] = api.coord([api.value(1), api.value(0)]);
            const y = middle + lane(place, series.length) * api.size([0, 1])[1];
            const [left] = api.coord([api.value(2), api.value(0)]);
            const [right] = api.coord([api.value(3), api.value(0)]);
            return {
              type: "group",
              children: [{ type: "line", shape: { x1: left, y1: y, x2: right, y2: y }, style: { stroke: colour(place), lineWidth: 2 } }, mark(marks[place % marks.length] ?? "circle", x, y, colour(place), ink, place === 4)],
            };
          },
          ...(place === 0 && line !== undefined
            ? { markLine: { symbol: "none", silent: true, label: { show: false }, lineStyle: { color: ink.text, type: "dashed" }, data: [{ xAxis: line }] } }
            : {}),
        })),
        ...(seen
          ? [{ type: "scatter", name: seen, silent: true, symbol: "rect", symbolSize: [2, 14], itemStyle: { color: ink.quiet }, data: limits }]
          : []),
      ],
    };
  };
}
