import { useCallback, useMemo } from "react";
import { useSearchParams } from "wouter";

/** By what organisations are filtered, in the order of the screen. */
export const facets = ["territory", "kind", "size", "activity", "technology"] as const;
export type Facet = (typeof facets)[number];

export interface SearchState {
  query: string;
  page: number;
  filters: Record<Facet, string[]>;
}

/** What the address says is looked for. A page that is no number is the first. */
export function readSearch(search: URLSearchParams): SearchState {
  const page = Number.parseInt(search.get("page") ?? "1", 10);
  return {
    query: search.get("q") ?? "",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    filters: Object.fromEntries(facets.map((facet) => [facet, search.getAll(facet)])) as Record<Facet, string[]>,
  };
}

/** The address of a search: what is empty, and the first page, are left out. */
export function searchAddress(state: SearchState): URLSearchParams {
  const search = new URLSearchParams();
  if (state.query.trim() !== "") search.set("q", state.query);
  for (const facet of facets) for (const value of state.filters[facet]) search.append(facet, value);
  if (state.page > 1) search.set("page", String(state.page));
  return search;
}

/** The state with a value of a filter put in, or taken out where it was there. Another search begins on its first page. */
export function toggled(state: SearchState, facet: Facet, value: string): SearchState {
  const held = state.filters[facet];
  const next = held.includes(value) ? held.filter((one) => one !== value) : [...held, value];
  return { ...state, page: 1, filters: { ...state.filters, [facet]: next } };
}

export function filterCount(state: SearchState): number {
  return facets.reduce((sum, facet) => sum + state.filters[facet].length, 0);
}

/** The search of the address, and how to change it: a word that is typed does not lengthen the way back. */
export function useSearchState(): [SearchState, (next: SearchState, how?: { replace: boolean }) => void] {
  const [search, setSearch] = useSearchParams();
  const written = search.toString();
  const state = useMemo(() => readSearch(new URLSearchParams(written)), [written]);
  const change = useCallback((next: SearchState, how = { replace: false }) => setSearch(searchAddress(next), how), [setSearch]);
  return [state, change];
}
