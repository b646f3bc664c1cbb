import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CodeFinder, FoundCode, FoundCodes } from "../api/classifications";
import { RequestRefused } from "../api/client";
import { Button } from "./button";
import { type FoundList, Lookup } from "./lookup";

/** A code with its label, as it stands in a field. */
export const codeText = (found: Pick<FoundCode, "code" | "label">): string => [found.code, found.label].filter(Boolean).join(" · ");

/** What a code lies in, and the label that was met where another is shown. */
function Detail({ row }: { row: FoundCode }) {
  const { t } = useTranslation();
  const path = row.path_labels.filter(Boolean);
  return (
    <>
      {row.met_label && <span lang={row.met_language}>{row.met_label}</span>}
      {row.met_label && path.length > 0 && " — "}
      {path.length > 0 && t("picker_in", { path: path.join(" › ") })}
    </>
  );
}

const listOf = (found: FoundCodes): FoundList => ({
  all: found.matching,
  rows: found.codes.map((row) => ({
    id: row.code,
    text: codeText(row),
    language: row.label_language,
    ...(row.path.length > 0 || row.met_label ? { detail: <Detail row={row} /> } : {}),
  })),
});

const browsed_max = 200;

/** The classification from its top down, for who does not know what to type. */
function Browser({ finder, onPick }: { finder: CodeFinder; onPick: (code: string) => void }) {
  const { t } = useTranslation();
  const [path, setPath] = useState<readonly FoundCode[]>([]);
  const parent = path.at(-1)?.code ?? "";
  const found = useQuery({
    queryKey: ["codes", finder.name, "in", parent],
    queryFn: () => finder.find({ ...(parent ? { parent } : {}), limit: browsed_max }),
    staleTime: Infinity,
  });
  return (
    <div className="card stack" role="group" aria-label={t("picker_browse_title")}>
      <div className="row">
        <Button look="small" onPress={() => setPath([])}>
          {t("picker_top")}
        </Button>
        {path.map((step, place) => (
          <Button key={step.code} look="small" label={t("picker_open", { name: codeText(step) })} onPress={() => setPath(path.slice(0, place + 1))}>
            {step.code}
          </Button>
        ))}
      </div>
      {found.isError && <p className="quiet">{t("picker_offline")}</p>}
      {found.isPending && <p className="quiet">{t("picker_searching")}</p>}
      <ul className="code-list">
        {(found.data?.codes ?? []).map((row) => (
          <li key={row.code}>
            <span lang={row.label_language}>{codeText(row)}</span>
            <span className="row">
              <Button look="small" label={t("picker_choose", { name: codeText(row) })} onPress={() => onPick(row.code)}>
                ✓
              </Button>
              {row.children > 0 && (
                <Button look="small" label={t("picker_open", { name: codeText(row) })} onPress={() => setPath([...path, row])}>
                  ›
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Options {
  labelledBy: string;
  describedBy?: string;
  isInvalid?: boolean;
  value: string;
  finder: CodeFinder;
  /** A code of the classification, or what was typed in its place: whoever stores it checks it. */
  onChange: (code: string) => void;
  /** What stands here where the classification is not there to pick from. */
  fallback?: ReactNode;
}

const isNotThere = (error: unknown) => error instanceof RequestRefused && error.problem.code === "unknown-classification";

/** Picks one code of a classification: by words, by the code itself, or down its levels. */
export function CodePicker({ labelledBy, describedBy, isInvalid = false, value, finder, onChange, fallback }: Options) {
  const { t } = useTranslation();
  const id = useId();
  const [isBrowsing, setBrowsing] = useState(false);
  // Without a value it is only asked whether the classification is there.
  const known = useQuery({
    queryKey: ["codes", finder.name, "known", value],
    queryFn: () => finder.find(value ? { code: [value] } : { limit: 1 }),
    staleTime: Infinity,
    retry: false,
  });
  if (fallback !== undefined && isNotThere(known.error)) return fallback;
  const shown = value ? known.data?.codes[0] : undefined;
  const text = shown ? codeText(shown) : value;
  /** Who types a code and goes on meant that code. */
  const takeText = async (typed: string) => {
    if (typed === "") return onChange("");
    const code = typed.split(" · ", 1)[0] ?? typed;
    const found = await finder.find({ code: [code] }).catch(() => null);
    onChange(found?.codes[0]?.code ?? typed);
  };
  return (
    <div className="stack tight">
      <Lookup
        labelledBy={labelledBy}
        describedBy={[describedBy, `${id}-how`].filter(Boolean).join(" ")}
        isInvalid={isInvalid}
        text={text}
        name={finder.name}
        find={(query) => finder.find({ query }).then(listOf)}
        onPick={(found) => onChange(found.id)}
        onText={(typed) => void takeText(typed)}
      />
      <span className="quiet" id={`${id}-how`}>
        {t("picker_type")}
      </span>
      <div className="row">
        <Button look="small" isExpanded={isBrowsing} onPress={() => setBrowsing(!isBrowsing)}>
          {t(isBrowsing ? "picker_browse_close" : "picker_browse")}
        </Button>
      </div>
      {isBrowsing && (
        <Browser
          finder={finder}
          onPick={(code) => {
            setBrowsing(false);
            onChange(code);
          }}
        />
      )}
    </div>
  );
}
