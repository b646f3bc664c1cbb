// Gives a linear programme in whole numbers (LP format) to HiGHS, compiled to WebAssembly, and prints one line of CSV:
// name, ending, value, bound, seconds, seconds of the processor. It runs on one thread, slower than a HiGHS compiled
// for the machine. Time is limited by the processor's clock, so that other work on the machine takes nothing away.
//
//   node benchmarks/solve_with_highs.mjs FOLDER-OF-PACKAGES PROGRAMME.lp SECONDS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";

const [folder, file, seconds] = process.argv.slice(2);
const load = createRequire(resolve(folder, "package.json"))("highs");
const highs = await load();
const model = highs.createModel({ format: "lp", data: readFileSync(file, "utf8") });
// All values are whole, so a better one is better by 1.
model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.999 });

const start = performance.now();
const before = process.cpuUsage();
const processorSeconds = () => {
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
};
const stopInTime = (event) => {
  if (processorSeconds() > Number(seconds)) event.interrupt();
};
const { simplexInterrupt, ipmInterrupt, mipInterrupt } = highs.constants.callbackType;
model.run({ [simplexInterrupt]: stopInTime, [ipmInterrupt]: stopInTime, [mipInterrupt]: stopInTime });

const wall = (performance.now() - start) / 1000;
const status = model.getModelStatus();
const isOptimal = status === highs.constants.modelStatus.optimal;
const isInfeasible = status === highs.constants.modelStatus.infeasible;
const isFound = model.info.get("primal_solution_status") === 2;
const value = isFound ? Math.round(model.getObjectiveValue()) : "";
const dual = model.info.get("mip_dual_bound");
const bound = Number.isFinite(dual) && Math.abs(dual) < 1e15 ? Math.floor(dual + 1e-6) : "";
const ending = isOptimal ? "optimal" : isInfeasible ? "infeasible" : "open";
const times = [wall.toFixed(2), processorSeconds().toFixed(2)];
console.log([basename(file, ".lp"), ending, value, bound, ...times].join(","));
model.dispose();
