/** A place of UTF-16, as the browser counts, in Unicode code points, as the server does. */
export const toCodePoints = (text: string, place: number): number => [...text.slice(0, place)].length;

/** And back. */
export function fromCodePoints(text: string, place: number): number {
  let units = 0;
  let points = 0;
  for (const point of text) {
    if (points === place) break;
    units += point.length;
    points += 1;
  }
  return units;
}
