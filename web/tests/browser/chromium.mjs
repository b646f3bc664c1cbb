// Debian's Chromium, without a word to anybody.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

export function launch() {
  return chromium.launch({
    executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)),
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}
