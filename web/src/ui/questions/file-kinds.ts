import type { Item } from "./instrument";

/** What is wrong with a file before it is sent; whether its contents are what its name says, the server tells. */
export type FileTrouble = "empty" | "too_large" | "wrong_kind";

export const megabyte = 1_000_000;

export const megabytesMax = (item: Item): number => item.megabytes_max ?? 10;

/** As the server hands a question out, it names every extension that it takes. */
export const extensionsOf = (item: Item): readonly string[] => item.accepted ?? [];

export const extensionOf = (name: string): string => (/\.([^.]+)$/.exec(name)?.[1] ?? "").toLowerCase();

export function troubleWith(item: Item, file: { name: string; size: number }): FileTrouble | null {
  if (!extensionsOf(item).includes(extensionOf(file.name))) return "wrong_kind";
  if (file.size === 0) return "empty";
  return file.size > megabytesMax(item) * megabyte ? "too_large" : null;
}

/** The size of a file that is too large, in tenths of megabytes rounded up: one that is hardly too large is not told to be as large as allowed. */
export const excessMegabytes = (bytes: number): number => Math.ceil((bytes * 10) / megabyte) / 10;

/** The questions for files of a form, wherever they stand. */
export const fileItems = (items: readonly Item[]): Item[] => items.flatMap((item) => (item.type === "file" ? [item] : fileItems(item.items ?? [])));
