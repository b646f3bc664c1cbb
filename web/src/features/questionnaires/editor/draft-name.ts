import { shortNameOf } from "../../../base/short-name";

/** The name that a title suggests: a short name that begins with a letter. `2026: Enquête` is `enquete`. */
export const nameFrom = (title: string): string => shortNameOf(title).replace(/^[^a-z]+/, "");
