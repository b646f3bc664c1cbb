import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { answered, client, type Reply } from "../../api/client";
import { useAddressState } from "../../base/address-state";
import { download, receivedFile } from "../../base/download";
import { Button } from "../../ui/button";
import { Notices, ProblemNotice } from "../../ui/notices";
import { chosenOf, type Cut, cuts } from "./study";

type Archive = Reply<"/api/questionnaires/{questionnaire}/study-script">;

/** The answers without names, the numbers of the study, and a script in R that recomputes them, with the lines of the map as they are chosen. */
export function Reproduce({ archiveBy }: { archiveBy: (cut: Cut) => Promise<Archive> }) {
  const { t } = useTranslation();
  const [cutText] = useAddressState("cut");
  const archive = useMutation({
    mutationFn: () => archiveBy(chosenOf(cuts, cutText)),
    onSuccess: ({ file_name, encoding, content }) => download(file_name, receivedFile(encoding, content)),
  });
  const problem = problemOf(archive.error);
  return (
    <section className="card stack tight" aria-label={t("study_reproduce")}>
      <p>{t("study_reproduce_how")}</p>
      <div className="row">
        <Button look="small" isPending={archive.isPending} onPress={() => archive.mutate()}>
          {t("study_reproduce")}
        </Button>
      </div>
      <Notices notices={archive.data?.notices ?? []} />
      {problem && <ProblemNotice problem={problem} />}
    </section>
  );
}

/** The same of the answers to a questionnaire. */
export function ReproduceQuestionnaire({ questionnaire }: { questionnaire: string }) {
  return <Reproduce archiveBy={(cut) => answered(client.GET("/api/questionnaires/{questionnaire}/study-script", { params: { path: { questionnaire }, query: { cut } } }))} />;
}
