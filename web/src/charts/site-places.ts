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

/** What a mark says: `3`, or `3 +4` where four more stand at the same place. */
export function markText(numbers: readonly number[]): string {
  return numbers.length > 1 ? `${numbers[0]} +${numbers.length - 1}` : String(numbers[0] ?? "");
}

/** How large a mark is drawn, in pixels: wide enough for what it says. */
export const markHeight = 24;
const characterWidth = 8;
export const markWidth = (numbers: readonly number[]) => Math.max(markHeight, markText(numbers).length * characterWidth + 12);

/** Whether a box around a place, of this width, touches a mark. */
export function touches(mark: SiteMark, x: number, y: number, width: number, height = markHeight): boolean {
  const air = 2;
  return Math.abs(mark.x - x) < (markWidth(mark.numbers) + width) / 2 + air && Math.abs(mark.y - y) < (markHeight + height) / 2 + air;
}

/** The marks of sites with coordinates; those that would touch become one, at the place of the first. */
export function marksOf(places: readonly SitePlace[], projection: Projection): SiteMark[] {
  const marks: SiteMark[] = [];
  places.forEach((place, index) => {
    if (place.kind !== "position") return;
    const [x, y] = projection.place(place.position);
    let mark: SiteMark = { x, y, numbers: [index + 1] };
    // A mark that says more is wider, and may touch the next one.
    for (let near = marks.findIndex((one) => touches(one, mark.x, mark.y, markWidth(mark.numbers))); near >= 0; near = marks.findIndex((one) => touches(one, mark.x, mark.y, markWidth(mark.numbers)))) {
      const [met = mark] = marks.splice(near, 1);
      const numbers = [...met.numbers, ...mark.numbers].sort((one, other) => one - other);
      mark = { ...(numbers[0] === met.numbers[0] ? met : mark), numbers };
    }
    marks.push(mark);
  });
  return marks;
}
