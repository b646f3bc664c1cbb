import type { Ink } from "../base/theme";
import { common, corner } from "./ink";

export interface MappedPoint {
  name: string;
  importance: number | null;
  effect: number | null;
  half_axis: number | null;
  other_half_axis: number | null;
  /** From the axis of importance, in radians. */
  angle: number | null;
}

export type Quadrant = "concentrate-here" | "keep-up" | "low-priority" | "possible-overkill";

interface Labels {
  across: string;
  up: string;
  quadrants: Record<Quadrant, string>;
}

export interface Cuts {
  importance: number | null;
  effect: number | null;
  isDiagonal: boolean;
}

const corners = 48;

/** The outline of the ellipse that holds 95 %, as points [effect, importance]; nothing where none is defined. */
export function ellipse(point: MappedPoint): [number, number][] {
  const { importance, effect, half_axis: long, other_half_axis: short, angle } = point;
  if (importance === null || effect === null || long === null || short === null || angle === null) return [];
  return Array.from({ length: corners }, (_, place) => {
    const turn = (2 * Math.PI * place) / corners;
    const along = long * Math.cos(turn);
    const beside = short * Math.sin(turn);
    return [effect + along * Math.sin(angle) + beside * Math.cos(angle), importance + along * Math.cos(angle) - beside * Math.sin(angle)];
  });
}

/** From where to where an axis goes: what is drawn with some room, within the scale from 1 to 5, in halves. */
export function reach(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1, 5];
  const least = Math.floor((Math.min(...values) - 0.1) * 2) / 2;
  const most = Math.ceil((Math.max(...values) + 0.1) * 2) / 2;
  return [Math.max(1, least), Math.min(5, most)];
}

/** Barriers by how much members say has changed (across) and how much they weigh (up), in four named fields, each with the ellipse of how sure its place is. */
export function importanceEffectOption(points: readonly MappedPoint[], cuts: Cuts, labels: Labels, write: (value: number) => string) {
  const drawn = points.filter((point) => point.importance !== null && point.effect !== null);
  const outlines = drawn.map(ellipse);
  const across = reach([...drawn.map((point) => point.effect ?? 0), ...outlines.flat().map(([x]) => x), ...(cuts.effect === null ? [] : [cuts.effect])]);
  const up = reach([...drawn.map((point) => point.importance ?? 0), ...outlines.flat().map(([, y]) => y), ...(cuts.importance === null ? [] : [cuts.importance])]);
  const diagonal: [number, number] = [Math.max(across[0], up[0]), Math.min(across[1], up[1])];
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    const top = isNarrow ? 4 : 14;
    const left = isNarrow ? 48 : 72;
    return {
      ...base,
      graphic: [
        corner(ink, labels.quadrants["concentrate-here"], { left, top }, isNarrow),
        corner(ink, labels.quadrants["keep-up"], { right: 16, top }, isNarrow),
        corner(ink, labels.quadrants["low-priority"], { left, bottom: 0 }, isNarrow),
        corner(ink, labels.quadrants["possible-overkill"], { right: 16, bottom: 0 }, isNarrow),
      ],
      grid: { left: 28, right: 16, top: 44, bottom: isNarrow ? 72 : 56, containLabel: true },
      xAxis: { type: "value", min: across[0], max: across[1], name: labels.across, nameLocation: "middle", nameGap: 28, ...axis, axisLabel: { ...axis.axisLabel, formatter: write, hideOverlap: true } },
      yAxis: { type: "value", min: up[0], max: up[1], name: labels.up, nameLocation: "middle", nameGap: 36, ...axis, axisLabel: { ...axis.axisLabel, formatter: write } },
      series: [
        {
          type: "custom",
          silent: true,
          clip: true,
          data: outlines.flatMap((outline, place) => (outline.length === 0 ? [] : [[drawn[place]?.effect, drawn[place]?.importance, place]])),
          renderItem: (_: unknown, api: { value: (at: number) => number; coord: (point: number[]) => number[] }) => ({
            type: "polygon",
            shape: { points: (outlines[api.value(2)] ?? []).map((point) => api.coord(point)) },
            style: { fill: ink.series[0], stroke: ink.series[0], opacity: 0.14, lineWidth: 1 },
          }),
        },
        {
          type: "scatter",
          symbolSize: 10,
          itemStyle: { color: ink.series[0] },
          label: { show: true, formatter: (point: { value: [number, number, string] }) => point.value[2], color: ink.text, fontSize: 11, textBorderColor: ink.surface, textBorderWidth: 3, width: isNarrow ? 84 : 170, overflow: "truncate" },
          labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
          tooltip: { formatter: ({ value }: { value: [number, number, string] }) => `${value[2]}\n${labels.up}: ${write(value[1])}\n${labels.across}: ${write(value[0])}` },
          // Names stand towards the middle, where there is room for them.
          data: drawn.map((point) => ({ value: [point.effect, point.importance, point.name], label: { position: (point.effect ?? 0) > (across[0] + across[1]) / 2 ? "left" : "right" } })),
          markLine: {
            symbol: "none",
            silent: true,
            label: { show: false },
            lineStyle: { color: ink.text, type: "dashed" },
            data: [
              ...(cuts.effect === null ? [] : [{ xAxis: cuts.effect }]),
              ...(cuts.importance === null ? [] : [{ yAxis: cuts.importance }]),
              ...(cuts.isDiagonal && diagonal[0] < diagonal[1] ? [[{ coord: [diagonal[0], diagonal[0]] }, { coord: [diagonal[1], diagonal[1]] }]] : []),
            ],
          },
        },
      ],
    };
  };
}
