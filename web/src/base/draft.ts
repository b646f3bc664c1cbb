import { useState } from "react";

const prefix = "zubia-draft:";

/** A text that outlives the page until it is forgotten: nothing typed is lost to an expired session or a reload. */
export function useDraft(name: string): [string, (text: string) => void, () => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(prefix + name) ?? "");
  const keep = (next: string) => {
    sessionStorage.setItem(prefix + name, next);
    setText(next);
  };
  const forget = () => {
    sessionStorage.removeItem(prefix + name);
    setText("");
  };
  return [text, keep, forget];
}

/** Forgets every draft: they belong to the person who typed them, not to the next one at this screen. */
export function forgetDrafts(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
}
