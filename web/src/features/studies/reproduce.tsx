import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { answered, client } from "../../api/client";
import { useAddressState } from "../../base/address-state";
import { download, receivedFile } from "../../base/download";
import { Button } from "../../ui/button";
import { Notices, ProblemNotice } from "../../ui/notices";
import { chosenOf, cuts } from "./study";

/** The answers without names, the numbers of the study, and a script in R that recomputes them, with the lines of the map as they are chosen. */
export function Reproduce({ questionnaire }: { questionnaire: string }) {
  const { t } = useTranslation();
  const [cutText] = useAddressState("cut");
  const cut = chosenOf(cuts, cutText);
  const archive = useMutation({
    mutationFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/study-script", { params: { path: { questionnaire }, query: { cut } } })),
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
