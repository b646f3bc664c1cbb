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
