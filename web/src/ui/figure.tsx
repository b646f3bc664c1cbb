import { lazy, type ReactNode, type Ref, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChartHandle, ChartOption, Picked } from "../charts/chart";
import { linkTo, useAddressState } from "../base/address-state";
import { toCsv } from "../base/csv";
import { download } from "../base/download";
import { toXlsx } from "../base/xlsx";
import { Button } from "./button";
import { FlagCounts } from "./cell-marks";
import { CopyLink } from "./copy-link";
import { type Column, DataTable } from "./data-table";
import { MethodPage } from "./method-page";
import { Flags } from "./notices";

const Chart = lazy(() => import("../charts/chart").then((module) => ({ default: module.Chart })));

interface Options<Row> {
  /** The finding, as a sentence. */
  title: string;
  source: string;
  status: string;
  method?: string;
  fileName: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  /** What is drawn; without it there is only the table. */
  option?: ChartOption | undefined;
  /** What is drawn otherwise than by a chart: a map. */
  drawing?: (ref: Ref<ChartHandle>) => ReactNode;
  height?: number;
  /** The place of the figure on its page, for links. */
  id?: string;
  /** What the page stands on, chosen or not: a link restores all of it. */
  choices?: Readonly<Record<string, string>>;
  conventions?: readonly { name: string; choice: string }[];
  /** What to do where a part of the drawing is pressed. */
  onPick?: (picked: Picked) => void;
}

/** The rows as the files have them: each column, and the flags of those that carry some. */
function fileRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[], status: string) {
  const header = columns.flatMap((column) => (column.flags ? [column.key, `${column.key}_flags`] : [column.key]));
  const cells = rows.map((row) =>
    columns.flatMap((column) => (column.flags ? [column.value(row), column.flags(row).join(" ")] : [column.value(row)])),
  );
  return { header: [...header, "data_status"], cells: cells.map((row) => [...row, status]) };
}

/** A figure: what it says, where it comes from, the drawing, the same as a table, and files of both. */
export function Figure<Row>(options: Options<Row>) {
  const { title, source, status, method, fileName, columns, rows, option, drawing, height = 420, id = fileName, choices = {}, conventions = [], onPick } = options;
  const { t } = useTranslation();
  const [view, setView] = useAddressState(`view-${id}`);
  const [isExplained, setExplained] = useState(false);
  const chart = useRef<ChartHandle>(null);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (decodeURIComponent(window.location.hash.slice(1)) === id) place.current?.scrollIntoView();
  }, [id]);
  const isDrawn = option !== undefined || drawing !== undefined;
  const showsTable = view === "table" || !isDrawn;
  const address = () => linkTo(window.location, { ...choices, [`view-${id}`]: view }, id);
  const keepCsv = () => {
    const { header, cells } = fileRows(columns, rows, status);
    download(`${fileName}.csv`, new Blob([toCsv(header, cells)], { type: "text/csv" }));
  };
  const keepXlsx = async () => {
    const { header, cells } = fileRows(columns, rows, status);
    const about = [
      [t("about_title"), title],
      [t("about_source"), source],
      [t("about_status"), status || t("status_unstated")],
      ...conventions.map(({ name, choice }) => [name, choice]),
      ...(method ? [[t("about_method"), `${window.location.origin}/methods/${method}`]] : []),
      [t("about_link"), address()],
    ];
    download(
      `${fileName}.xlsx`,
      await toXlsx([
        { name: t("sheet_data"), rows: [header, ...cells], widths: columns.map((column) => (column.isNumber ? 16 : 32)) },
        { name: t("sheet_about"), rows: about, headerRows: 0, widths: [28, 90] },
      ]),
    );
  };
  return (
    <figure className="card stack" id={id} ref={place}>
      <figcaption className="stack">
        <h2>{title}</h2>
        <p className="row quiet">
          <span>{source}</span>
          <Flags status={status} />
          <FlagCounts cells={columns.flatMap((column) => (column.flags ? rows.map(column.flags) : []))} />
        </p>
      </figcaption>
      {showsTable ? (
        <DataTable caption={title} columns={columns} rows={rows} />
      ) : (
        <Suspense
          fallback={
            <p role="status" className="chart" style={{ height }}>
              {t("loading")}
            </p>
          }
        >
          {drawing ? drawing(chart) : option && <Chart option={option} height={height} label={title} ref={chart} {...(onPick ? { onPick } : {})} />}
        </Suspense>
      )}
      <div className="row figure-tools">
        {isDrawn && (
          <Button look="small" onPress={() => setView(showsTable ? "" : "table")}>
            {t(showsTable ? (drawing ? "show_map" : "show_chart") : "show_table")}
          </Button>
        )}
        <Button look="small" onPress={keepCsv}>
          {t("download_csv")}
        </Button>
        <Button look="small" onPress={() => void keepXlsx()}>
          {t("download_xlsx")}
        </Button>
        {!showsTable && (
          <>
            <Button look="small" onPress={() => chart.current?.keepSvg(fileName)}>
              {t("download_svg")}
            </Button>
            <Button look="small" onPress={() => chart.current?.keepPng(fileName)}>
              {t("download_png")}
            </Button>
          </>
        )}
        <CopyLink address={address} />
        {method && (
          <Button look="small" isExpanded={isExplained} onPress={() => setExplained(!isExplained)}>
            {t("how_computed")}
          </Button>
        )}
      </div>
      {isExplained && method && <MethodPage name={method} />}
    </figure>
  );
}
