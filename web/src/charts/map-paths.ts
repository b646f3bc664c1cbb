// From boundaries in degrees to what a drawing of them needs: pure, so that screen, paper and tests have the same.

/** Polygons as GeoJSON has them: each an outer ring and its holes, of longitudes and latitudes. */
export type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

export interface Projection {
  width: number;
  height: number;
  place: (position: readonly number[]) => [number, number];
}

/**
 * Equirectangular, true to scale at the middle latitude: a degree of longitude is cos(latitude) as wide as one of latitude
 * is high. For some regions next to each other nothing better is needed. Fits `box` (west, south, east, north) into the
 * width, or into `heightMax` where it is high.
 */
export function projectionFor(box: readonly number[], width: number, heightMax: number, margin = 8): Projection {
  const [west = 0, south = 0, east = 1, north = 1] = box;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max((east - west) * squeeze, 1e-9);
  const high = Math.max(north - south, 1e-9);
  const scale = Math.max(Math.min((width - 2 * margin) / wide, (heightMax - 2 * margin) / high), 0);
  const left = (width - wide * scale) / 2;
  return {
    width,
    height: Math.round(high * scale + 2 * margin),
    place: ([longitude = 0, latitude = 0]) => [left + (longitude - west) * squeeze * scale, margin + (north - latitude) * scale],
  };
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** The path of an area. Positions that fall on the same tenth of a pixel are drawn once. */
export function pathOf(polygons: Polygons, projection: Projection): string {
  let path = "";
  for (const polygon of polygons)
    for (const ring of polygon) {
      let last = "";
      let drawn = "";
      for (const position of ring.slice(0, -1)) {
        const [x, y] = projection.place(position);
        const here = `${tenth(x)} ${tenth(y)}`;
        if (here !== last) drawn += `${drawn === "" ? "M" : "L"}${here}`;
        last = here;
      }
      if (drawn !== "") path += `${drawn}Z`;
    }
  return path;
}

export interface LabelPlace {
  x: number;
  y: number;
  /** How wide a label may be there without leaving the area. */
  room: number;
}

/** Where a label has most room: the middle of the longest level line inside the area and the drawing, tried at some heights. */
export function labelPlace(polygons: Polygons, projection: Projection, lines = 24): LabelPlace | null {
  const rings = polygons.flat().map((ring) => ring.map(projection.place));
  const heights = rings.flat().map(([, y]) => y);
  if (heights.length === 0) return null;
  // A line of text at the edge of the drawing would be cut off.
  const edge = 10;
  const top = Math.max(Math.min(...heights), edge);
  const bottom = Math.min(Math.max(...heights), projection.height - edge);
  let best: LabelPlace | null = null;
  for (let line = 0; line < lines; line += 1) {
    const y = top + ((line + 0.5) / lines) * (bottom - top);
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((one, other) => one - other);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [Math.max(crossings[at] ?? 0, 0), Math.min(crossings[at + 1] ?? 0, projection.width)];
      if (to <= from) continue;
      if (!best || to - from > best.room) best = { x: (from + to) / 2, y, room: to - from };
    }
  }
  return best;
}

function crossingsOf(ring: readonly (readonly [number, number])[], y: number): number[] {
  const found: number[] = [];
  ring.slice(1).forEach(([x2, y2], index) => {
    const [x1, y1] = ring[index] ?? [x2, y2];
    if (y1 > y !== y2 > y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  });
  return found;
}

/** The upper bounds of at most `count` classes that hold about as many values each; equal values share a class. */
export function classBounds(values: readonly number[], count: number): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  const bounds: number[] = [];
  for (let part = 1; part <= count && sorted.length > 0; part += 1) {
    const bound = sorted[Math.max(Math.ceil((part * sorted.length) / count) - 1, 0)] ?? 0;
    if (bounds.at(-1) !== bound) bounds.push(bound);
  }
  return bounds;
}

/** The place of a value among the classes, or null where it is not defined. */
export function classOf(value: number | null | undefined, bounds: readonly number[]): number | null {
  if (value === null || value === undefined) return null;
  const place = bounds.findIndex((bound) => value <= bound);
  return place === -1 ? null : place;
}
