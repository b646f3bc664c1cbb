import { useTranslation } from "react-i18next";
import type { Problem } from "../api/client";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { ProblemNotice } from "./notices";

interface Options {
  title: string;
  text: string;
  action: string;
  isPending: boolean;
  problem: Problem | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back, or that others feel at once. */
export function Confirm({ title, text, action, isPending, problem, onConfirm, onClose }: Options) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} isAlert onClose={onClose}>
      <p>{text}</p>
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <Button look="danger" isPending={isPending} onPress={onConfirm}>
          {action}
        </Button>
        <Button onPress={onClose}>{t("cancel")}</Button>
      </div>
    </Dialog>
  );
}
