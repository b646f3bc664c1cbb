import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classBounds, classOf, labelPlace, pathOf, type Polygons, projectionFor } from "../charts/map-paths";
import { keepPng, keepSvg } from "./drawing-files";
import { useWidth } from "./use-width";
import "./territory-map.css";

export interface MapTerritory {
  territory: string;
  name: string;
  /** Not given where the map shows no measure; null where it is not defined. */
  value?: number | null;
}

export interface MapBoundaries {
  /** West, south, east, north. */
  bbox: readonly (number | null)[];
  features: readonly { id: string; geometry: { coordinates: Polygons } }[];
  attributions: readonly { attribution: string; licence: string }[];
}

interface Options {
  label: string;
  boundaries: MapBoundaries;
  territories: readonly MapTerritory[];
  /** How a value is written. */
  text?: (value: number) => string | null;
  /** What choosing does, as a sentence with the name. */
  choose: (territory: string) => void;
  chosen?: string;
  ref?: Ref<{ keepSvg: (name: string) => void; keepPng: (name: string) => void }>;
}

const classCount = 4;
const heightMax = 540;
/** How wide a character is, about, and the air beside a label; labels that would leave their area give way to codes. */
const characterWidth = 7.5;
const labelAir = 12;
const fits = (words: string, room: number) => words.length * characterWidth + labelAir <= room;

/**
 * A map of territories. What the mouse does on an area, the keys do on the list below it: arrows go from one to the next
 * and outline it on the map, Enter chooses it. Values are printed, classes are in the legend, the unknown is hatched.
 */
export function TerritoryMap({ label, boundaries, territories, text = String, choose, chosen, ref }: Options) {
  const { t } = useTranslation();
  const id = useId().replaceAll(/[^\w-]/g, "");
  const { place, width } = useWidth();
  const drawing = useRef<SVGSVGElement>(null);
  const keys = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [entry, setEntry] = useState(0);
  const projection = projectionFor(
    boundaries.bbox.map((edge) => edge ?? 0),
    width,
    heightMax,
  );
  const hasValues = territories.some((one) => one.value !== undefined);
  const bounds = classBounds(territories.flatMap((one) => (typeof one.value === "number" ? [one.value] : [])), classCount);
  const known = new Map(territories.map((one) => [one.territory, one]));
  const credits = boundaries.attributions.map((one) => `${one.attribution} – ${one.licence}`);
  useImperativeHandle(ref, () => ({
    keepSvg: (name) => drawing.current && keepSvg(name, drawing.current, credits),
    keepPng: (name) => drawing.current && keepPng(name, drawing.current, credits),
  }));
  const valueText = (one: MapTerritory | undefined) =>
    !one || one.value === undefined ? null : one.value === null ? t("not_defined") : text(one.value);
  const named = (one: MapTerritory | undefined, code: string) => [one?.name ?? code, valueText(one)].filter(Boolean).join(": ");
  const look = (one: MapTerritory | undefined) => {
    if (!hasValues) return { className: "area plain" };
    const place = classOf(one?.value, bounds);
    return place === null ? { className: "area", fill: `url(#${id}-hatch)` } : { className: `area class-${place}` };
  };
  const areas = boundaries.features.map((feature) => ({
    code: feature.id,
    path: pathOf(feature.geometry.coordinates, projection),
    label: labelPlace(feature.geometry.coordinates, projection),
  }));
  const outlined = areas.find((area) => area.code === (active ?? chosen));
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -entry, End: territories.length - 1 - entry };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (entry + step + territories.length) % territories.length;
    setEntry(next);
    keys.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div className="territory-map" ref={place}>
      {areas.length > 0 && (
        <svg ref={drawing} role="img" aria-label={label} viewBox={`0 0 ${projection.width} ${projection.height}`} width={projection.width} height={projection.height}>
          <defs>
            <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path className="hatch" d="M0 0V6" />
            </pattern>
          </defs>
          {areas.map(({ code, path }) => (
            <path key={code} data-territory={code} d={path} {...look(known.get(code))} onClick={() => choose(code)} onMouseEnter={() => setActive(code)} onMouseLeave={() => setActive(null)}>
              <title>{named(known.get(code), code)}</title>
            </path>
          ))}
          {outlined && <path className="outline" data-outlined={outlined.code} d={outlined.path} />}
          {areas.map(({ code, label: spot }) => {
            const one = known.get(code);
            const name = one?.name ?? code;
            if (!spot || !fits(code, spot.room)) return null;
            const words = valueText(one);
            const value = words && fits(words, spot.room) ? words : null;
            return (
              <text key={code} x={spot.x} y={spot.y}>
                <tspan x={spot.x} dy={value ? "-0.1em" : "0.35em"}>
                  {fits(name, spot.room) ? name : code}
                </tspan>
                {value && (
                  <tspan x={spot.x} dy="1.15em">
                    {value}
                  </tspan>
                )}
              </text>
            );
          })}
        </svg>
      )}
      {hasValues && (
        <ul className="map-legend" aria-label={t("map_legend")}>
          {bounds.map((bound, place) => (
            <li key={bound}>
              <svg aria-hidden="true" viewBox="0 0 24 16">
                <rect className={`area class-${place}`} width="24" height="16" />
              </svg>
              {t("map_up_to", { value: text(bound) })}
            </li>
          ))}
          {territories.some((one) => one.value === null) && (
            <li>
              <svg aria-hidden="true" viewBox="0 0 24 16">
                <rect className="area" fill={`url(#${id}-hatch)`} width="24" height="16" />
              </svg>
              {t("not_defined")}
            </li>
          )}
        </ul>
      )}
      <ul className="map-keys" aria-label={t("map_territories")} ref={keys} onKeyDown={move}>
        {territories.map((one, index) => (
          <li key={one.territory}>
            <button
              type="button"
              className="button small"
              data-territory={one.territory}
              tabIndex={index === entry ? 0 : -1}
              aria-current={chosen === one.territory ? "true" : undefined}
              onFocus={() => {
                setEntry(index);
                setActive(one.territory);
              }}
              onBlur={() => setActive(null)}
              onClick={() => choose(one.territory)}
            >
              {named(one, one.territory)}
            </button>
          </li>
        ))}
      </ul>
      {credits.length > 0 && <p className="quiet">{t("map_attribution", { whom: credits.join("; ") })}</p>}
    </div>
  );
}
