import { BarChart, CustomChart, GraphChart, HeatmapChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GraphicComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { download } from "../base/download";
import { type Ink, useInk } from "../base/theme";

use([
  AriaComponent, BarChart, CanvasRenderer, CustomChart, GraphChart, GraphicComponent, GridComponent, HeatmapChart, LabelLayout, LegendComponent, MarkLineComponent,
  ScatterChart, SVGRenderer, TooltipComponent, VisualMapComponent,
]);

/** What is drawn, given the colours of the theme, and whether there is only the width of a phone. */
export type ChartOption = (ink: Ink, isNarrow: boolean) => EChartsCoreOption;

/** Names beside points, and names of columns in one line, need as many pixels. */
const roomyFrom = 480;

export interface ChartHandle {
  keepSvg: (name: string) => void;
  keepPng: (name: string) => void;
}

/** What was pressed: the series it belongs to, its place there, its name and what it holds. */
export interface Picked {
  seriesIndex: number;
  dataIndex: number;
  name: string;
  value: unknown;
}

interface Options {
  option: ChartOption;
  height: number;
  label: string;
  ref: Ref<ChartHandle>;
  onPick?: (picked: Picked) => void;
}

/** A drawing. Whoever cannot see it has the table of the same figure. */
export function Chart({ option, height, label, ref, onPick }: Options) {
  const place = useRef<HTMLDivElement>(null);
  const ink = useInk();
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    const frame = place.current;
    if (!frame) return;
    let isNarrow = frame.clientWidth < roomyFrom;
    const chart = init(frame, null, { renderer: "canvas", width: frame.clientWidth || 1, height });
    const draw = () => chart.setOption({ ...option(ink, isNarrow), backgroundColor: ink.surface }, { notMerge: true });
    draw();
    chart.on("click", ({ seriesIndex = 0, dataIndex, name, value }) => pick.current?.({ seriesIndex, dataIndex, name, value }));
    // A network cannot be laid out in no room at all, as while its page is hidden.
    const watch = new ResizeObserver(() => {
      if (frame.clientWidth === 0) return;
      chart.resize({ width: frame.clientWidth, height });
      if (isNarrow === frame.clientWidth < roomyFrom) return;
      isNarrow = !isNarrow;
      draw();
    });
    watch.observe(frame);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, ink, height]);
  useImperativeHandle(ref, () => ({
    keepSvg: (name) => {
      const paper = init(null, null, { renderer: "svg", ssr: true, width: 960, height });
      paper.setOption({ ...option(ink, false), animation: false, backgroundColor: ink.surface });
      download(`${name}.svg`, new Blob([paper.renderToSVGString()], { type: "image/svg+xml" }));
      paper.dispose();
    },
    keepPng: (name) => {
      place.current?.querySelector("canvas")?.toBlob((picture) => picture && download(`${name}.png`, picture));
    },
  }));
  return <div ref={place} className="chart" style={{ height }} role="img" aria-label={label} />;
}
