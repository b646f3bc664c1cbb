import type { Role } from "../../api/accounts";

/** The address that is handed to somebody who is invited. The token stands in the fragment, which is never sent. */
export function invitationLink(origin: string, token: string): string {
  return `${origin}/invitation#${token}`;
}

/** Only a facilitator has territories: those of another role would be kept and mean nothing. */
export function territoriesFor(role: Role, chosen: readonly string[]): string[] {
  return role === "facilitator" ? [...chosen] : [];
}

/** Whether a choice of territories is wanting. */
export function lacksTerritories(role: Role, chosen: readonly string[]): boolean {
  return role === "facilitator" && chosen.length === 0;
}

/** The place to read before, for the page of older entries; null where there are none. */
export function olderThan(places: readonly number[]): number | null {
  const oldest = Math.min(...places);
  return places.length > 0 && oldest > 1 ? oldest : null;
}

/** The place in the address; null where there is none, or it is no place. */
export function placeIn(search: string): number | null {
  const place = Number(new URLSearchParams(search).get("before") ?? "");
  return Number.isInteger(place) && place > 0 ? place : null;
}
