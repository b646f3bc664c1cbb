import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { stopMail } from "../../api/answering";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import "../../ui/questions/questions.css";

/** "Do not write to me again": a press of a button, since programs that look at e-mails open every link in them. */
export function StopMail() {
  const { t } = useTranslation();
  const [token] = useState(() => location.hash.slice(1));
  const stop = useMutation({ mutationFn: () => stopMail(token) });
  const problem = problemOf(stop.error);
  return (
    <main className="answer" id="content">
      <h1>{t("stop_mail_title")}</h1>
      {stop.isSuccess ? (
        <p role="status">{t("stop_mail_done")}</p>
      ) : (
        <>
          <p>{t("stop_mail_how")}</p>
          {problem && <ProblemNotice problem={problem} />}
          <div className="row">
            <Button look="primary" isPending={stop.isPending} onPress={() => stop.mutate()}>
              {t("stop_mail_do")}
            </Button>
          </div>
        </>
      )}
    </main>
  );
}
