import type { Ink } from "../base/theme";

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
