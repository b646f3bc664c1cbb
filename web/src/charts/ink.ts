import type { Ink } from "../base/theme";

/** The name of a field, in a corner of a drawing: wrapped where there is little room. */
export function corner(ink: Ink, text: string, place: object, isNarrow: boolean) {
  const isRight = "right" in place;
  return {
    type: "text",
    silent: true,
    ...place,
    style: { text, fill: ink.quiet, font: `bold ${isNarrow ? 11 : 12}px system-ui, sans-serif`, lineHeight: 14, align: isRight ? "right" : "left", ...(isNarrow ? { width: 92, overflow: "break" } : {}) },
  };
}

/** The names of rows, in two lines where there is little room. */
export function rowLabel(ink: Ink, isNarrow: boolean) {
  return { color: ink.text, interval: 0, ...(isNarrow ? { width: 108, overflow: "break", fontSize: 11, lineHeight: 12 } : { width: 230, overflow: "truncate" }) } as const;
}

/** What all charts have in common: quiet axes, tooltips as drawn text, since the content policy allows no other. */
export function common(ink: Ink) {
  const axis = {
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    axisLabel: { color: ink.quiet },
    splitLine: { lineStyle: { color: ink.hair } },
    nameTextStyle: { color: ink.quiet },
  };
  return {
    axis,
    base: {
      animation: false,
      textStyle: { fontFamily: "system-ui, sans-serif", color: ink.text },
      tooltip: { renderMode: "richText", backgroundColor: ink.surface, borderColor: ink.line, textStyle: { color: ink.text } },
    },
  } as const;
}
