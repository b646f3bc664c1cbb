import type { Ink } from "../base/theme";
import { common } from "./ink";

export interface Opportunity {
  name: string;
  relatedness_density: number | null;
  pci: number | null;
}

/** What a territory lacks, by how near it is (across) and how complex (up). What is not defined is not drawn. */
export function opportunitiesOption(options: readonly Opportunity[], labels: { across: string; up: string }) {
  const drawn = options.filter((option) => option.relatedness_density !== null && option.pci !== null);
  return (ink: Ink) => {
    const { axis, base } = common(ink);
    return {
      ...base,
      grid: { left: 12, right: 24, top: 24, bottom: 36, containLabel: true },
      xAxis: { type: "value", scale: true, name: labels.across, nameLocation: "middle", nameGap: 28, ...axis },
      yAxis: { type: "value", scale: true, name: labels.up, ...axis, nameTextStyle: { color: ink.quiet, align: "left" } },
      series: [
        {
          type: "scatter",
          symbolSize: 10,
          itemStyle: { color: ink.series[0], opacity: 0.85 },
          label: { show: drawn.length <= 24, formatter: "{@[2]}", position: "right", color: ink.quiet, fontSize: 11 },
          labelLayout: { hideOverlap: true },
          data: drawn.map((option) => [option.relatedness_density, option.pci, option.name]),
        },
      ],
    };
  };
}
