import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Account, changeAccount, problemOf } from "../../api/accounts";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ProblemNotice } from "../../ui/notices";
import { lacksTerritories, territoriesFor } from "./account-rows";
import { RoleFields } from "./role-fields";

/** Stores a change of an account, and looks at the list again. */
export function useChange(account: Account, onDone: () => void) {
  const queries = useQueryClient();
  const keys = useWriteKeys();
  return useMutation({
    mutationFn: (change: Pick<Account, "role" | "territories" | "state">) => changeAccount(account.account, change, keys.keyFor(change)),
    onSuccess: async () => {
      keys.stored();
      await Promise.all(["accounts", "audit-log"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
      onDone();
    },
  });
}

/** Gives an account another role or other territories. Says first what that does to the person. */
export function ChangeDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const [role, setRole] = useState(account.role);
  const [territories, setTerritories] = useState<string[]>(account.territories);
  const [isTried, setTried] = useState(false);
  const change = useChange(account, onClose);
  const problem = problemOf(change.error);
  const isLacking = lacksTerritories(role, territories);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isLacking) event.currentTarget.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
    else change.mutate({ role, territories: territoriesFor(role, territories), state: account.state });
  };
  return (
    <Dialog title={t("change_of", { name: account.name })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <RoleFields role={role} territories={territories} lacksTerritories={isTried && isLacking} onRole={setRole} onTerritories={setTerritories} />
        <p>{t("change_ends_sessions")}</p>
        {problem && <ProblemNotice problem={problem} />}
        <div className="row">
          <Button type="submit" look="primary" isPending={change.isPending}>
            {t("save_change")}
          </Button>
          <Button onPress={onClose}>{t("cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
