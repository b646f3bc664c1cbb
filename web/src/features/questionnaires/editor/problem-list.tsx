import { useTranslation } from "react-i18next";
import type { DraftProblem } from "../../../api/drafts";
import { Button } from "../../../ui/button";
import { Specifics } from "../../../ui/notices";
import { useProblemText } from "../../../ui/problem-text";
import { anyText, type Draft, isItem, type Item, type Member, outlineOf, partOf, valueAt, type Section } from "./draft";

/** The part that somebody goes to because of a problem: for a list, the first question that uses it. */
export function partFor(draft: Draft, member: Member): Member {
  const part = partOf(member);
  if (part) return part;
  const list = /^lists\[(\d+)\]/.exec(member)?.[1];
  const name = list === undefined ? undefined : draft.lists?.[Number(list)]?.name;
  return outlineOf(draft).find((entry) => isItem(entry.part) && entry.part.list !== undefined && entry.part.list === name)?.member ?? "";
}

interface Options {
  draft: Draft;
  language: string;
  problems: readonly DraftProblem[];
  onGo: (member: Member) => void;
}

const shown_max = 50;

/** Everything that stands in the way of publishing, with what to do and the way there. */
export function ProblemList({ draft, language, problems, onGo }: Options) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const placeName = (member: Member) => {
    const part = valueAt(draft, partFor(draft, member)) as Section | Item | undefined;
    if (!part || !("name" in part) || member === "") return t("editor_settings");
    if (partFor(draft, member) === "") return t("editor_settings");
    return (isItem(part) ? anyText(part.label, language) : anyText(part.title, language)) || part.name;
  };
  return (
    <ul className="problem-list">
      {problems.slice(0, shown_max).map((problem, at) => {
        const { text, mend, specifics } = textOf({ title: problem.code, status: 0, code: problem.code, detail: problem.detail, mend: problem.mend });
        return (
          <li key={`${problem.member} ${problem.code} ${at}`}>
            <Button look="small" label={t("editor_go_to", { name: placeName(problem.member) })} onPress={() => onGo(problem.member)}>
              {placeName(problem.member)}
            </Button>{" "}
            {[text, mend].filter(Boolean).join(" ")} {specifics && <Specifics text={specifics} />}
          </li>
        );
      })}
      {problems.length > shown_max && <li>{t("editor_and_more", { number: problems.length - shown_max })}</li>}
    </ul>
  );
}
