import { useSyncExternalStore } from "react";

/** The colours that charts draw with. */
export interface Ink {
  text: string;
  quiet: string;
  line: string;
  hair: string;
  surface: string;
  accent: string;
  series: readonly string[];
}

export type Theme = "light" | "dark";
export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const kept = "zubia-theme";
const listeners = new Set<() => void>();
const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)");
let isPrinting = false;

export function currentThemeChoice(): ThemeChoice {
  const choice = localStorage.getItem(kept);
  return choice === "light" || choice === "dark" ? choice : "system";
}

export function currentTheme(): Theme {
  if (isPrinting) return "light";
  const choice = currentThemeChoice();
  if (choice === "system") return systemIsDark().matches ? "dark" : "light";
  return choice;
}

function show(): void {
  document.documentElement.dataset.theme = currentTheme();
  for (const listener of listeners) listener();
}

export function startTheme(): void {
  show();
  systemIsDark().addEventListener("change", show);
  // Paper is white: charts are drawn for it, too.
  const print = (now: boolean) => () => {
    isPrinting = now;
    show();
  };
  addEventListener("beforeprint", print(true));
  addEventListener("afterprint", print(false));
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(kept, choice);
  show();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(listen, currentTheme);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(listen, currentThemeChoice);
}

const inks = new Map<Theme, Ink>();

/** The colours of the theme, read from the style sheet: it is the one place that names them. */
export function useInk(): Ink {
  const theme = useTheme();
  let ink = inks.get(theme);
  if (!ink) {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
    ink = {
      text: colour("ink"),
      quiet: colour("quiet"),
      line: colour("line"),
      hair: colour("hair"),
      surface: colour("surface"),
      accent: colour("accent"),
      series: [1, 2, 3, 4, 5].map((place) => colour(`series-${place}`)),
    };
    inks.set(theme, ink);
  }
  return ink;
}
