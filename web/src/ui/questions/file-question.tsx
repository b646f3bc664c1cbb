import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { Button } from "../button";
import { excessMegabytes, extensionsOf, type FileTrouble, megabyte, megabytesMax, troubleWith } from "./file-kinds";
import type { Item } from "./instrument";
import { type Answering, QuestionFrame } from "./question";
import type { FileState } from "./use-files";

interface Options {
  item: Item;
  answering: Answering;
}

/** What is wrong with a file, in words. */
function useTroubleText(item: Item): (trouble: FileTrouble, bytes: number) => string {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return (trouble, bytes) => {
    if (trouble === "empty") return t("problem_empty-file");
    if (trouble === "wrong_kind") return t("file_wrong_kind", { kinds: extensionsOf(item).join(", ") });
    return t("file_too_large", { size: format.number(excessMegabytes(bytes), 1), megabytes: format.whole(megabytesMax(item)) });
  };
}

const troubles: Record<string, FileTrouble> = { "empty-file": "empty", "wrong-file-kind": "wrong_kind", "file-too-large": "too_large" };

function Held({ held, onRemove }: { held: FileState; onRemove: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <div className="row">
        <span>
          <strong>{held.name}</strong> <span className="quiet">{t("file_size", { megabytes: formatFor(i18n.language).number(held.bytes / megabyte, held.bytes < megabyte ? 3 : 1) })}</span>
        </span>
        <Button look="small" label={t("file_remove_of", { name: held.name })} onPress={onRemove}>
          {t("file_remove")}
        </Button>
      </div>
      {held.state === "uploading" && <progress className="steps-done" aria-label={t("file_state_uploading")} />}
    </>
  );
}

/** A file: chosen, checked at once, and on its way to the server. */
export function FileQuestion({ item, answering }: Options) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState("");
  const troubleText = useTroubleText(item);
  const desk = answering.files;
  const held = desk?.states[item.name];
  const refusalText = ({ name, bytes, code }: NonNullable<FileState["refused"]>) => {
    const trouble = troubles[code];
    return `${name}: ${trouble ? troubleText(trouble, bytes) : t(`problem_${code}`)}`;
  };
  const error = wrong || (held?.refused ? refusalText(held.refused) : "");
  const take = (file: File | undefined) => {
    // The same file, mended on the disk, can be chosen again.
    if (input.current) input.current.value = "";
    if (!file || !desk) return;
    const trouble = troubleWith(item, file);
    setWrong(trouble ? `${file.name}: ${troubleText(trouble, file.size)}` : "");
    if (!trouble) desk.choose(item, file);
  };
  // The answers of a repeated group are stored as a whole, and have no place for files.
  if (answering.repeats.length > 0)
    return (
      <QuestionFrame item={item} answering={answering}>
        {() => <p className="quiet">{t("file_not_in_repeats")}</p>}
      </QuestionFrame>
    );
  return (
    <QuestionFrame item={item} answering={answering} htmlFor={id}>
      {({ described, isInvalid }) => (
        <div className="stack tight">
          <span className="quiet" id={`${id}-takes`}>
            {t("file_takes", { kinds: extensionsOf(item).join(", "), megabytes: megabytesMax(item) })} {desk && desk.mode !== "named" && t("file_tells")}
          </span>
          {held && held.state !== "refused" && (
            <Held
              held={held}
              onRemove={() => {
                setWrong("");
                desk?.remove(item);
                input.current?.focus();
              }}
            />
          )}
          <input
            ref={input}
            id={id}
            type="file"
            accept={extensionsOf(item)
              .map((one) => `.${one}`)
              .join(",")}
            aria-describedby={`${id}-takes ${id}-wrong ${id}-state ${described}`}
            aria-invalid={isInvalid || error !== ""}
            onChange={(event) => take(event.target.files?.[0])}
          />
          <span className="error" id={`${id}-wrong`} role="alert">
            {error}
          </span>
          <span className="quiet" id={`${id}-state`} role="status">
            {held && held.state !== "refused" && t(`file_state_${held.state}`)}
          </span>
        </div>
      )}
    </QuestionFrame>
  );
}
