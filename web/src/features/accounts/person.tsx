import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Account, erasePerson, problemOf, readPersonData } from "../../api/accounts";
import { download } from "../../base/download";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { Confirm } from "../../ui/confirm";

/** Everything that is kept of a person, as a file to hand over. */
export function DownloadData({ account }: { account: Account }) {
  const { t } = useTranslation();
  const data = useMutation({
    mutationFn: () => readPersonData(account.account),
    onSuccess: (held) => download(`${account.name}.json`, new Blob([JSON.stringify(held, null, 2)], { type: "application/json" })),
  });
  const problem = problemOf(data.error);
  return (
    <>
      <Button look="small" label={t("person_data_of", { name: account.name })} isPending={data.isPending} onPress={() => data.mutate()}>
        {t("person_data")}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

/** Removes a person for good. Says first what stays. */
export function ConfirmErasure({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keys = useWriteKeys();
  const erasure = useMutation({
    mutationFn: () => erasePerson(account.account, keys.keyFor(account.account)),
    onSuccess: async () => {
      keys.stored();
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <Confirm
      title={t("erase_of", { name: account.name })}
      text={t("erase_how")}
      action={t("erase")}
      isPending={erasure.isPending}
      problem={problemOf(erasure.error)}
      onConfirm={() => erasure.mutate()}
      onClose={onClose}
    />
  );
}
