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

const kept = "zubia-theme";
const listeners = new Set<() => void>();

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

export function startTheme(): void {
  const wanted = localStorage.getItem(kept) ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.documentElement.dataset.theme = wanted;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(kept, theme);
  document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentTheme);
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
