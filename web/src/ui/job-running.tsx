import { useTranslation } from "react-i18next";
import type { JobState } from "../api/use-job";
import { Button } from "./button";

/** How far long work on a file is, and the way to stop it. */
export function JobRunning({ state, onCancel }: { state: JobState<unknown>; onCancel: () => void }) {
  const { t } = useTranslation();
  if (state.is !== "sending" && state.is !== "running") return null;
  const share = state.is === "running" ? state.progress.done_share : 0;
  return (
    <div className="notice stack">
      <p role="status">
        {state.is === "sending" ? t("import_sending") : state.isHeard ? t("import_working") : t("import_not_heard")}
      </p>
      <progress max={1} {...(share > 0 ? { value: share } : {})} aria-label={t("import_working")} />
      {state.is === "running" && (
        <p>
          <Button look="small" onPress={onCancel}>
            {t("import_cancel")}
          </Button>
        </p>
      )}
    </div>
  );
}
