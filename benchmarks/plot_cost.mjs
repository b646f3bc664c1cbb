// Draws what planning costs against pairs × slots, as SVG on the standard output: seconds of the processor, and the
// most memory the process held. Both axes are logarithmic, so a cost in proportion to the size has the slope of the
// dashed line.
//
//   node benchmarks/plot_cost.mjs FOLDER-OF-PACKAGES COST.csv
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, file] = process.argv.slice(2);
const echarts = createRequire(resolve(folder, "package.json"))("echarts");

const [heads, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/).map((line) => line.split(","));
const column = (name) => heads.indexOf(name);
const rows = lines.map((cells) => ({
  instance: cells[column("instance")],
  size: Number(cells[column("pairs × slots")]),
  seconds: Math.max(0.01, Number(cells[column("seconds")])),
  memory: Number(cells[column("peak MiB")]),
}));

const kinds = { E: "E1–E5", T: "T1–T4, tight" };
const points = (letter, figure) =>
  rows
    .filter((row) => row.instance.startsWith(letter))
    .map((row) => ({ name: row.instance, value: [row.size, row[figure]] }));
const sizes = rows.map((row) => row.size);
const smallest = rows.reduce((least, row) => (row.size < least.size ? row : least));

const colours = ["#1f6f8b", "#b5542b"];
const panel = (figure, index) =>
  Object.entries(kinds).map(([letter, name], at) => ({
    type: "scatter",
    name,
    xAxisIndex: index,
    yAxisIndex: index,
    symbol: at === 0 ? "circle" : "diamond",
    symbolSize: 9,
    itemStyle: { color: colours[at] },
    label: { show: true, formatter: "{b}", position: "right", fontSize: 9, color: "#444" },
    labelLayout: { hideOverlap: true },
    data: points(letter, figure),
  }));
const proportion = {
  type: "line",
  name: "in proportion to the size",
  symbol: "none",
  itemStyle: { color: "#888" },
  lineStyle: { type: "dashed", color: "#888" },
  data: [Math.min(...sizes), Math.max(...sizes)].map((size) => [size, (smallest.seconds * size) / smallest.size]),
};
const axis = (name, index) => ({ type: "log", name, nameLocation: "middle", gridIndex: index, nameGap: 34 });

const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 1100, height: 480 });
chart.setOption({
  animation: false,
  backgroundColor: "#fff",
  title: { text: "What planning a day costs, against its size", left: "center" },
  legend: { bottom: 0, data: [...Object.values(kinds), proportion.name] },
  grid: [
    { left: 70, right: "54%", top: 50, bottom: 80 },
    { left: "55%", right: 50, top: 50, bottom: 80 },
  ],
  xAxis: [axis("pairs × slots", 0), axis("pairs × slots", 1)],
  yAxis: [axis("seconds of the processor", 0), axis("peak memory, MiB", 1)],
  series: [...panel("seconds", 0), ...panel("memory", 1), proportion],
});
process.stdout.write(chart.renderToSVGString());
// Its clock would keep the program alive.
chart.dispose();
