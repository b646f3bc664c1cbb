import type { Part, Saved } from "../../api/answering";

/** An answer that was not taken, as a part of the form with what is wrong. */
export const asPart = (refused: Saved["refused"][number]): Part => ({ name: refused.variable, repeats: [], code: refused.code, bound: null, message: "" });
