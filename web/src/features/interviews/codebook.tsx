import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type CSSProperties, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { problemOf } from "../../api/accounts";
import { type CodebookFormat, type CodeRow, readCodebook, readCodebookFile, readCounts, readQuotes } from "../../api/interviews";
import { useMay } from "../../api/role";
import { useAddressState } from "../../base/address-state";
import { download } from "../../base/download";
import { Button } from "../../ui/button";
import { Notices, ProblemNotice, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { CodeForm } from "./code-form";
import { CountsTable } from "./counts-table";
import { DropCode } from "./drop-code";
import "./interviews.css";

const formats = ["xlsx", "csv", "refi"] as const satisfies readonly CodebookFormat[];

function Export() {
  const { t } = useTranslation();
  const [format, setFormat] = useState<CodebookFormat>("xlsx");
  const file = useMutation({
    mutationFn: () => readCodebookFile(format),
    onSuccess: ({ file_name, encoding, content }) =>
      download(file_name, new Blob([encoding === "base64" ? Uint8Array.from(atob(content), (char) => char.charCodeAt(0)) : content])),
  });
  const problem = problemOf(file.error);
  return (
    <>
      <div className="row">
        <Select label={t("codebook_export")} value={format} options={formats.map((one) => ({ value: one, text: t(`codebook_as_${one}`) }))} onChange={(one) => setFormat(one as CodebookFormat)} />
        <Button look="small" isPending={file.isPending} onPress={() => file.mutate()}>
          {t("export_download")}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

/** What was said under a code, word for word. */
function Quotes({ code }: { code: CodeRow }) {
  const { t, i18n } = useTranslation();
  const quotes = useQuery({ queryKey: ["code-quotes", code.code, i18n.language], queryFn: () => readQuotes(code.code), staleTime: 0 });
  if (!quotes.data) return <Waiting query={quotes} />;
  const rows = quotes.data.quotes;
  if (rows.length === 0) return <p className="empty quiet">{t("quotes_none")}</p>;
  return (
    <ul className="passage-list">
      {rows.map((row) => (
        <li key={row.passage} className="stack tight">
          <blockquote>{row.quote}</blockquote>
          <p className="quiet">
            <Link href={`/interviews/${encodeURIComponent(row.interview)}`}>{row.name || row.organisation}</Link>, {row.held_on}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface TreeOptions {
  codes: readonly CodeRow[];
  chosen: string;
  onChoose: (code: string) => void;
}

function Tree({ codes, chosen, onChoose }: TreeOptions) {
  const { t } = useTranslation();
  return (
    <ul className="code-tree" aria-label={t("codebook_title")}>
      {codes.map((one) => (
        <li key={one.code} style={{ "--depth": one.depth } as CSSProperties}>
          <p className="row">
            <Button look="small" isPressed={chosen === one.code} onPress={() => onChoose(chosen === one.code ? "" : one.code)}>
              {one.name}
            </Button>
            <span className="quiet">{t("interview_passages", { count: one.passages })}</span>
          </p>
          {one.definition && <p className="quiet">{one.definition}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The codes that passages of interviews are given: the tree, what was said, and how often. */
export function Codebook() {
  const { t, i18n } = useTranslation();
  const may = useMay("facilitator");
  const queries = useQueryClient();
  const [chosen, setChosen] = useAddressState("code", "");
  const book = useQuery({ queryKey: ["codebook", i18n.language], queryFn: readCodebook, staleTime: 0 });
  const counts = useQuery({ queryKey: ["code-counts", i18n.language], queryFn: readCounts, staleTime: 0 });
  if (!book.data) return <Waiting query={book} />;
  const { codes, texts } = book.data;
  const code = codes.find((one) => one.code === chosen);
  const changed = () => {
    for (const name of ["codebook", "code-counts", "code-quotes", "interview", "interviews"]) void queries.invalidateQueries({ queryKey: [name] });
  };
  const left = () => {
    setChosen("");
    changed();
  };
  return (
    <>
      <h1>{t("codebook_title")}</h1>
      <p className="lead">{t("codebook_how")}</p>
      {codes.length === 0 ? (
        <p className="empty quiet">{t(may ? "codebook_none" : "codebook_none_wait")}</p>
      ) : (
        <>
          <section className="card stack">
            <h2>{t("codebook_codes")}</h2>
            <Tree codes={codes} chosen={chosen} onChoose={setChosen} />
            <Export />
          </section>
          {code && may && (
            <section className="card stack">
              <h2>{t("quotes_of", { name: code.name })}</h2>
              <Quotes code={code} />
              <CodeForm key={`${code.code} ${code.revision}`} codes={codes} texts={texts} code={code} onDone={changed} />
              <DropCode codes={codes} code={code} onDone={left} />
            </section>
          )}
          {counts.data ? (
            <section className="stack">
              <Notices notices={counts.data.notices} />
              <CountsTable counts={counts.data} />
            </section>
          ) : (
            <Waiting query={counts} />
          )}
        </>
      )}
      {may && <CodeForm key={`new ${codes.length}`} codes={codes} texts={texts} onDone={changed} />}
    </>
  );
}
