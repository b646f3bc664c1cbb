import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button as AriaButton, DropZone, FileTrigger, Text } from "react-aria-components";
import { formatFor } from "../base/format";

interface Options {
  file: File | null;
  /** What is to be dropped here, and in which formats. */
  drop: string;
  formats: string;
  onChoose: (file: File) => void;
}

/** Where the file is dropped, or chosen with a button. */
export function ChooseFile({ file, drop, formats, onChoose }: Options) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const input = useRef<HTMLInputElement>(null);
  return (
    <DropZone
      className="drop-zone stack"
      aria-label={t("import_drop_label")}
      getDropOperation={() => "copy"}
      onDrop={async (event) => {
        const dropped = event.items.find((item) => item.kind === "file");
        if (dropped) onChoose(await dropped.getFile());
      }}
    >
      <Text slot="label">{drop}</Text>
      <FileTrigger
        ref={input}
        onSelect={(files) => {
          const chosen = files?.[0];
          if (chosen) onChoose(chosen);
          // The same file, mended on the disk, can be chosen again.
          if (input.current) input.current.value = "";
        }}
      >
        <AriaButton className={file ? "button" : "button primary"}>{t(file ? "import_choose_other" : "import_choose")}</AriaButton>
      </FileTrigger>
      {file && (
        <p className="file-name">
          <strong>{file.name}</strong> <span className="quiet">{t("import_size", { kilobytes: format.number(Math.max(0.1, file.size / 1000), file.size < 10_000 ? 1 : 0) })}</span>
        </p>
      )}
      <p className="quiet">{formats}</p>
    </DropZone>
  );
}
