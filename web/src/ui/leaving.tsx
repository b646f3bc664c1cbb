import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface Edited {
  flush: () => Promise<boolean>;
  isUnsaved: () => boolean;
}

/** Asks before somebody follows a link away from what is not stored yet. */
export function Leaving({ edited }: { edited: Edited }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [wanted, setWanted] = useState("");
  const { flush, isUnsaved } = edited;
  useEffect(() => {
    const held = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.("a[href]");
      const path = link?.getAttribute("href") ?? "";
      if (!path.startsWith("/") || !isUnsaved() || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      event.stopPropagation();
      // What can be stored is stored, without a question.
      void flush().then((isStored) => (isStored ? go(path) : setWanted(path)));
    };
    document.addEventListener("click", held, true);
    return () => document.removeEventListener("click", held, true);
  }, [flush, go, isUnsaved]);
  if (!wanted) return null;
  return (
    <Dialog title={t("leaving_title")} onClose={() => setWanted("")} isAlert>
      <p>{t("leaving_how")}</p>
      <div className="row">
        <Button look="danger" onPress={() => go(wanted)}>
          {t("leaving_leave")}
        </Button>
        <Button onPress={() => setWanted("")}>{t("leaving_stay")}</Button>
      </div>
    </Dialog>
  );
}
