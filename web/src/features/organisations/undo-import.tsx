import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, RequestRefused } from "../../api/client";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ProblemNotice } from "../../ui/notices";

/** Takes an import back, after asking. */
export function UndoImport({ id, file }: { id: string; file: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const undone = useMutation({
    mutationFn: () => answered(client.POST("/api/organisation-imports/{import}/undo", { params: { path: { import: id } }, body: {} })),
    onSuccess: async () => {
      for (const what of ["organisations", "organisation", "duplicates"]) await queries.invalidateQueries({ queryKey: [what] });
    },
  });
  const close = () => {
    setAsked(false);
    if (undone.isSuccess) void queries.invalidateQueries({ queryKey: ["organisation-imports"] });
  };
  return (
    <>
      <p>
        <Button look="small" onPress={() => setAsked(true)} label={`${t("org_import_undo")}: ${file}`}>
          {t("org_import_undo")}
        </Button>
      </p>
      {isAsked && (
        <Dialog title={t("org_import_undo")} isAlert onClose={close}>
          {undone.data ? (
            <p role="status">{t("org_import_undone", { undone: format.whole(undone.data.undone), left: format.whole(undone.data.left) })}</p>
          ) : (
            <p>{t("org_import_undo_why", { file })}</p>
          )}
          {undone.error instanceof RequestRefused && <ProblemNotice problem={undone.error.problem} />}
          <div className="row">
            {!undone.data && (
              <Button look="danger" isPending={undone.isPending} onPress={() => undone.mutate()}>
                {t("org_import_undo")}
              </Button>
            )}
            <Button onPress={close}>{t(undone.data ? "org_close" : "cancel")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
