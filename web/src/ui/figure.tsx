import { lazy, type ReactNode, type Ref, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChartHandle, ChartOption } from "../charts/chart";
import { toCsv } from "../base/csv";
import { download } from "../base/download";
import { Button } from "./button";
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
  option?: ChartOption;
  /** What is drawn otherwise than by a chart: a map. */
  drawing?: (ref: Ref<ChartHandle>) => ReactNode;
  height?: number;
}

/** A figure: what it says, where it comes from, the drawing, the same as a table, and files of both. */
export function Figure<Row>({ title, source, status, method, fileName, columns, rows, option, drawing, height = 420 }: Options<Row>) {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const [isExplained, setExplained] = useState(false);
  const chart = useRef<ChartHandle>(null);
  const isDrawn = option !== undefined || drawing !== undefined;
  const showsTable = isTable || !isDrawn;
  const keepCsv = () => {
    const text = toCsv([...columns.map((column) => column.key), "data_status"], rows.map((row) => [...columns.map((column) => column.value(row)), status]));
    download(`${fileName}.csv`, new Blob([text], { type: "text/csv" }));
  };
  return (
    <figure className="card stack">
      <figcaption className="stack">
        <h2>{title}</h2>
        <p className="row quiet">
          <span>{source}</span>
          <Flags status={status} />
        </p>
      </figcaption>
      {showsTable ? (
        <DataTable caption={title} columns={columns} rows={rows} />
      ) : (
        <Suspense fallback={<p role="status">{t("loading")}</p>}>
          {drawing ? drawing(chart) : option && <Chart option={option} height={height} label={title} ref={chart} />}
        </Suspense>
      )}
      <div className="row">
        {isDrawn && (
          <Button look="small" onPress={() => setTable(!isTable)}>
            {t(isTable ? "show_chart" : "show_table")}
          </Button>
        )}
        <Button look="small" onPress={keepCsv}>
          {t("download_csv")}
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
