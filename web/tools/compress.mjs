// Puts a compressed twin beside each file that gets smaller, and says how large the first load is.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const folder = "dist";
const sizes = new Map();
for (const entry of readdirSync(folder, { recursive: true })) {
  const path = join(folder, entry);
  if (!statSync(path).isFile() || path.endsWith(".gz")) continue;
  const bytes = readFileSync(path);
  const packed = gzipSync(bytes, { level: 9 });
  if (packed.length < bytes.length * 0.95) writeFileSync(`${path}.gz`, packed);
  sizes.set(`/${entry}`, Math.min(packed.length, bytes.length));
}
const page = readFileSync(join(folder, "index.html"), "utf8");
const first = ["/index.html", ...[...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((found) => found[1])];
const total = first.reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0);
console.log(`first load: ${(total / 1000).toFixed(1)} kB compressed, in ${first.length} files`);
if (total > 300_000) throw new Error("The first load is larger than 300 kB.");
