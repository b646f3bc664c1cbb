import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";

/** Copies a text and says so, or says that the browser does not let it. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<"copied" | "copy_refused" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // No clipboard without a secure connection: the text can still be marked and copied by hand.
      setOutcome("copy_refused");
    }
  };
  return (
    <span className="row">
      <Button look="small" onPress={() => void copy()}>
        {children}
      </Button>
      <span className="quiet" aria-live="polite">
        {outcome && t(outcome)}
      </span>
    </span>
  );
}
