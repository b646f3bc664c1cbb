import type { Ink } from "../base/theme";
import { common } from "./ink";

export interface MatrixCell {
  row: string;
  column: string;
  value: number | null;
}

/** A matrix of shares between territories, each cell with its number written in it. */
export function matrixOption(names: readonly string[], cells: readonly MatrixCell[], write: (value: number) => string) {
  return (ink: Ink, isNarrow: boolean) => {
    const { axis, base } = common(ink);
    const values = cells.flatMap((cell) => (cell.value === null ? [] : [cell.value]));
    return {
      ...base,
      grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: "category", data: [...names], position: "top", ...axis, axisLabel: { color: ink.text, interval: 0, ...(isNarrow ? { fontSize: 11, rotate: 90 } : { width: 96, lineHeight: 15, overflow: "break" }) } },
      yAxis: { type: "category", data: [...names], inverse: true, ...axis, axisLabel: { color: ink.text, ...(isNarrow ? { fontSize: 11, lineHeight: 14, width: 88, overflow: "break" } : {}) } },
      visualMap: { show: false, min: Math.min(0, ...values), max: Math.max(0.001, ...values), inRange: { color: [ink.surface, ink.series[0]] } },
      series: [
        {
          type: "heatmap",
          data: cells.map((cell) => [names.indexOf(cell.column), names.indexOf(cell.row), cell.value ?? "-"]),
          itemStyle: { borderColor: ink.line, borderWidth: 1 },
          label: {
            show: true,
            color: ink.text,
            backgroundColor: ink.surface,
            padding: isNarrow ? 1 : [1, 4],
            fontSize: isNarrow ? 10 : 12,
            borderRadius: 3,
            formatter: (cell: { value: [number, number, number | string] }) => (typeof cell.value[2] === "number" ? write(cell.value[2]) : "–"),
          },
        },
      ],
    };
  };
}
