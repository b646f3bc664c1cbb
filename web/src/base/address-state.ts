import { useCallback } from "react";
import { useSearchParams } from "wouter";

/** The query with some values set; an empty one is taken out. The order of the others stays. */
export function withChoices(search: URLSearchParams, choices: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(choices)) {
    if (value === "") next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The address that shows the same again: all choices that the page stands on, and the place on it. */
export function linkTo(place: { origin: string; pathname: string; search: string }, choices: Readonly<Record<string, string>>, id: string): string {
  const search = withChoices(new URLSearchParams(place.search), choices).toString();
  return `${place.origin}${place.pathname}${search && `?${search}`}#${encodeURIComponent(id)}`;
}

/** A choice that the address keeps, so that a link restores it and the browser's back undoes it. */
export function useAddressState(name: string, otherwise = ""): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const choose = useCallback((value: string) => setSearch((now) => withChoices(now, { [name]: value })), [name, setSearch]);
  return [search.get(name) ?? otherwise, choose];
}
