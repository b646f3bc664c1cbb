import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { type CodeRow, mergeCode, removeCode } from "../../api/interviews";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ProblemNotice } from "../../ui/notices";
import { Select } from "../../ui/select";
import { below } from "./tree";

/** Takes a code out of the codebook: one that nothing has goes, any other one is merged. */
export function DropCode({ codes, code, onDone }: { codes: readonly CodeRow[]; code: CodeRow; onDone: () => void }) {
  const { t } = useTranslation();
  const forbidden = below(codes, code.code);
  const others = codes.filter((one) => !forbidden.has(one.code));
  const isInUse = code.passages > 0 || forbidden.size > 1;
  const [isAsking, setAsking] = useState(false);
  const [into, setInto] = useState(others[0]?.code ?? "");
  const drop = useMutation({ mutationFn: (): Promise<unknown> => (isInUse ? mergeCode(code.code, into) : removeCode(code.code)), onSuccess: onDone });
  const problem = problemOf(drop.error);
  if (isInUse && others.length === 0) return null;
  const title = t(isInUse ? "code_merge" : "code_remove", { name: code.name });
  return (
    <>
      <p>
        <Button look="small" onPress={() => setAsking(true)}>
          {title}
        </Button>
      </p>
      {isAsking && (
        <Dialog title={title} onClose={() => setAsking(false)} isAlert>
          <p>{t(isInUse ? "code_merge_how" : "code_remove_how")}</p>
          {isInUse && <Select label={t("code_merge_into")} value={into} options={others.map((one) => ({ value: one.code, text: one.name }))} onChange={setInto} />}
          {problem && <ProblemNotice problem={problem} />}
          <div className="row">
            <Button look="danger" isPending={drop.isPending} onPress={() => drop.mutate()}>
              {title}
            </Button>
            <Button onPress={() => setAsking(false)}>{t("not_now")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
