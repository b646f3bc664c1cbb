import { type Ref, useId, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import { labelPlace, pathOf, projectionFor } from "../charts/map-paths";
import { boxAround, markHeight, markText, markWidth, marksOf, type SiteMark, type SitePlace, touches } from "../charts/site-places";
import { keepPng, keepSvg } from "./drawing-files";
import type { MapBoundaries } from "./territory-map";
import { useWidth } from "./use-width";
import "./territory-map.css";

interface Options {
  label: string;
  boundaries: MapBoundaries & { territories: readonly { territory: string; name: string }[] };
  /** What each site is called, and where it stands. */
  sites: readonly { name: string; place: SitePlace }[];
  ref?: Ref<{ keepSvg: (name: string) => void; keepPng: (name: string) => void }>;
}

const heightMax = 460;
const characterWidth = 8;

/** A mark with numbers in it, wide enough for them. */
function Mark({ x, y, numbers, title, className }: SiteMark & { title: string; className: string }) {
  const width = markWidth(numbers);
  return (
    <g className={className}>
      <title>{title}</title>
      <rect x={x - width / 2} y={y - markHeight / 2} width={width} height={markHeight} rx={markHeight / 2} />
      <text x={x} y={y} dy="0.35em">
        {markText(numbers)}
      </text>
    </g>
  );
}

/**
 * The sites of an organisation over the boundaries of the programme, numbered as in the list below it: at their coordinates,
 * or in the middle of their territory, which is hatched. What the marks say stands in the list too.
 */
export function SiteMap({ label, boundaries, sites, ref }: Options) {
  const { t } = useTranslation();
  const id = useId().replaceAll(/[^\w-]/g, "");
  const { place, width } = useWidth();
  const drawing = useRef<SVGSVGElement>(null);
  const credits = boundaries.attributions.map((one) => `${one.attribution} – ${one.licence}`);
  useImperativeHandle(ref, () => ({
    keepSvg: (name) => drawing.current && keepSvg(name, drawing.current, credits),
    keepPng: (name) => drawing.current && keepPng(name, drawing.current, credits),
  }));
  const places = sites.map((one) => one.place);
  const marked = new Map<string, number[]>();
  places.forEach((one, index) => one.kind === "territory" && marked.set(one.territory, [...(marked.get(one.territory) ?? []), index + 1]));
  const shown = [
    ...places.flatMap((one) => (one.kind === "position" ? [one.position] : [])),
    ...boundaries.features.filter((one) => marked.has(one.id)).flatMap((one) => one.geometry.coordinates.flat(2)),
  ];
  const projection = projectionFor(boxAround(shown), width, heightMax, 0);
  const marks = marksOf(places, projection);
  const areas = boundaries.features.map((one) => ({ code: one.id, path: pathOf(one.geometry.coordinates, projection), label: labelPlace(one.geometry.coordinates, projection) }));
  const somewhere = areas.flatMap(({ code, label: spot }) => {
    const numbers = marked.get(code);
    return numbers && spot ? [{ x: spot.x, y: spot.y, numbers, isSomewhere: true }] : [];
  });
  // What is known to the metre lies over what is not.
  const all = [...somewhere, ...marks.map((mark) => ({ ...mark, isSomewhere: false }))];
  const nameOf = (code: string) => boundaries.territories.find((one) => one.territory === code)?.name ?? code;
  const named = (numbers: readonly number[]) => numbers.map((number) => `${number}. ${sites[number - 1]?.name ?? ""}`).join("; ");
  return (
    <div className="territory-map site-map" ref={place}>
      <svg ref={drawing} role="img" aria-label={label} viewBox={`0 0 ${projection.width} ${projection.height}`} width={projection.width} height={projection.height}>
        <defs>
          <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="hatch" d="M0 0V6" />
          </pattern>
        </defs>
        {areas.map(({ code, path }) => (
          <g key={code}>
            <path className="area plain" d={path}>
              <title>{nameOf(code)}</title>
            </path>
            {marked.has(code) && <path className="area" d={path} fill={`url(#${id}-hatch)`} data-marked={code} />}
          </g>
        ))}
        {areas.map(({ code, label: spot }) => {
          if (!spot || marked.has(code)) return null;
          const name = nameOf(code);
          const isFree = (words: string) => words.length * characterWidth < spot.room && !all.some((mark) => touches(mark, spot.x, spot.y, words.length * characterWidth));
          const words = [name, code].find(isFree);
          return words === undefined ? null : (
            <text key={code} className="area-name" x={spot.x} y={spot.y} dy="0.35em">
              {words}
            </text>
          );
        })}
        {all.map((mark) => (
          <Mark key={mark.numbers[0]} {...mark} title={named(mark.numbers)} className={mark.isSomewhere ? "mark somewhere" : "mark"} />
        ))}
      </svg>
      <ol className="site-list" aria-label={t("org_map_list")}>
        {sites.map((one, index) => (
          <li key={index} value={index + 1}>
            {one.name} {one.place.kind !== "position" && <span className="quiet">{t(`org_map_${one.place.kind}`, { territory: one.place.kind === "territory" ? nameOf(one.place.territory) : "" })}</span>}
          </li>
        ))}
      </ol>
      {credits.length > 0 && <p className="quiet">{t("map_attribution", { whom: credits.join("; ") })}</p>}
    </div>
  );
}
