import { type CodeFinder, codesOf } from "../../api/classifications";
import type { Item } from "./instrument";

/** The classification that a question picks from, for whoever is signed in. */
export const staffCodesOf = (item: Item, language: string): CodeFinder => codesOf(item.type === "territory_picker" ? "nuts" : (item.classification ?? "nace"), language);
