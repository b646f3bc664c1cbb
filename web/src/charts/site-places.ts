// Where the sites of an organisation stand on a map: pure, so that tests have the same as the screen.

import type { Projection } from "./map-paths";

export interface SiteOnEarth {
  latitude: number | null;
  longitude: number | null;
  /** Of NUTS; empty where it is not known. */
  territory: string;
}

export interface TerritoryOnMap {
  territory: string;
  /** The codes whose areas make it up. */
  drawn_from: readonly string[];
  /** `none`: it is not on the map. */
  origin: string;
}

/** `position`: by its coordinates; `territory`: somewhere in this one; `outside`: too far away; `unknown`: nobody said where. */
export type SitePlace = { kind: "position"; position: readonly [number, number] } | { kind: "territory"; territory: string } | { kind: "outside" | "unknown" };

/** The territory of the map that a place of this code lies in: the one whose code begins it furthest. */
export function territoryOf(code: string, territories: readonly TerritoryOnMap[]): string | null {
  let found: string | null = null;
  let length = 0;
  for (const one of territories)
    for (const known of one.origin === "none" ? [] : [one.territory, ...one.drawn_from])
      if (known.length > length && code.startsWith(known)) [found, length] = [one.territory, known.length];
  return found;
}

/** How much further than the territories a map reaches, by their own size: a border area has sites just beyond it. */
const beyond = 0.5;

/** Where each site is drawn. A site without coordinates is marked by its territory; the first one's is also `seat`. `box` is west, south, east, north of all territories. */
export function sitePlaces(sites: readonly SiteOnEarth[], seat: string, territories: readonly TerritoryOnMap[], box: readonly number[]): SitePlace[] {
  const [west = 0, south = 0, east = 0, north = 0] = box;
  const [wide, high] = [(east - west) * beyond, (north - south) * beyond];
  return sites.map((site, index) => {
    const { latitude, longitude } = site;
    if (latitude !== null && longitude !== null) {
      const isNear = longitude >= west - wide && longitude <= east + wide && latitude >= south - high && latitude <= north + high;
      return isNear ? { kind: "position", position: [longitude, latitude] } : { kind: "outside" };
    }
    const code = site.territory || (index === 0 ? seat : "");
    if (code === "") return { kind: "unknown" };
    const territory = territoryOf(code, territories);
    return territory === null ? { kind: "outside" } : { kind: "territory", territory };
  });
}

/** The least that a map shows, in degrees: streets are not drawn, so nothing is gained by coming nearer. */
const least = 0.6;

/** West, south, east, north of some positions, with air around them. */
export function boxAround(positions: readonly (readonly number[])[]): [number, number, number, number] {
  const [longitudes, latitudes] = [positions.map(([longitude = 0]) => longitude), positions.map(([, latitude = 0]) => latitude)];
  const span = (values: number[]): [number, number] => {
    const [from, to] = [Math.min(...values), Math.max(...values)];
    const air = Math.max((to - from) * 0.15, (least - (to - from)) / 2);
    return [from - air, to + air];
  };
  const [[west, east], [south, north]] = [span(longitudes), span(latitudes)];
  return [west, south, east, north];
}

export interface SiteMark {
  x: number;
  y: number;
  /** The numbers of the sites that stand here, from 1. */
  numbers: number[];
}

/** Marks of sites that would touch become one. */
export function marksOf(places: readonly SitePlace[], projection: Projection, apart: number): SiteMark[] {
  const marks: SiteMark[] = [];
  places.forEach((place, index) => {
    if (place.kind !== "position") return;
    const [x, y] = projection.place(place.position);
    const near = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < apart);
    if (near) near.numbers.push(index + 1);
    else marks.push({ x, y, numbers: [index + 1] });
  });
  return marks;
}

/** What a mark says: `3`, or `3 +4` where four more stand at the same place. */
export function markText(numbers: readonly number[]): string {
  return numbers.length > 1 ? `${numbers[0]} +${numbers.length - 1}` : String(numbers[0] ?? "");
}
