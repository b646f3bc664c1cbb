import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client } from "../../api/client";
import { useMay } from "../../api/role";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { TextField } from "../../ui/text-field";
import { FacetFilters } from "./facet-filters";
import { useLabels } from "../../ui/organisation-labels";
import type { Found } from "./replies";
import { filterCount, type SearchState, useSearchState } from "./search-state";
import "./organisations.css";

/** So long a pause in typing asks the server. */
const pauseMilliseconds = 120;

function OrganisationCard({ row, isFound }: { row: Found["organisations"][number]; isFound: boolean }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const place = [row.city, row.territory_name, row.country && labels.country(row.country)].filter((one, at, all) => one && all.indexOf(one) === at);
  const kind = [row.kind && labels.kind(row.kind), row.size_class && labels.size(row.size_class)].filter(Boolean);
  const elsewhere = [...new Set(row.found_in.filter((field) => field !== "name"))];
  return (
    <li className="card stack tight">
      <h2>
        <Link href={`/organisations/${encodeURIComponent(row.organisation)}`}>{row.name}</Link>
      </h2>
      {kind.length > 0 && <p>{kind.join(" · ")}</p>}
      {place.length > 0 && <p className="quiet">{place.join(", ")}</p>}
      {row.technologies.length > 0 && (
        <ul className="chips" aria-label={t("org_technologies")}>
          {row.technologies.slice(0, 6).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {isFound && elsewhere.length > 0 && (
        <p className="quiet">{t("org_found_in", { places: elsewhere.map((field) => t(`org_field_${field}`)).join(", "), words: [...new Set(row.met)].join(", ") })}</p>
      )}
    </li>
  );
}

/** What to do where there is nothing yet. */
function NothingYet() {
  const { t } = useTranslation();
  const may = useMay("facilitator");
  return (
    <section className="card stack">
      <h2>{t("org_none_yet")}</h2>
      <p>{t(may ? "org_none_yet_how" : "org_none_yet_wait")}</p>
      {may && (
        <p className="row">
          <Link href="/organisations/import" className="button primary">
            {t("org_import")}
          </Link>
          <Link href="/organisations/new" className="button">
            {t("org_new")}
          </Link>
        </p>
      )}
    </section>
  );
}

function PageTurner({ found, state, change }: { found: Found; state: SearchState; change: (next: SearchState) => void }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  if (found.pages < 2) return null;
  const turn = (by: number) => {
    change({ ...state, page: state.page + by });
    document.getElementById("directory-count")?.focus();
  };
  return (
    <nav className="row" aria-label={t("org_pages")}>
      {state.page > 1 && <Button onPress={() => turn(-1)}>{t("org_page_before")}</Button>}
      <span className="quiet">{t("org_page_of", { page: format.whole(state.page), pages: format.whole(found.pages) })}</span>
      {state.page < found.pages && <Button onPress={() => turn(1)}>{t("org_page_after")}</Button>}
    </nav>
  );
}

function FoundList({ found, state, change }: { found: Found; state: SearchState; change: (next: SearchState) => void }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const isAll = state.query.trim() === "" && filterCount(state) === 0;
  return (
    <div className="stack">
      <p id="directory-count" className="notice-inline" tabIndex={-1} role="status">
        {t(isAll ? "org_count_all" : "org_count_found", { count: found.matching, number: format.whole(found.matching), all: format.whole(found.all) })}
        {found.with_typos && found.matching > 0 ? ` ${t("org_with_typos")}` : ""}
        {found.words_met < found.words_typed && found.matching > 0 ? ` ${t("org_words_met", { met: found.words_met, typed: found.words_typed })}` : ""}
      </p>
      {found.matching === 0 && <p className="empty quiet">{t("org_nothing_found")}</p>}
      <ul className="directory-list">
        {found.organisations.map((row) => (
          <OrganisationCard key={row.organisation} row={row} isFound={state.query.trim() !== ""} />
        ))}
      </ul>
      <PageTurner found={found} state={state} change={change} />
    </div>
  );
}

/** The directory: searched at every key, filtered, a page at a time. */
export function Organisations() {
  const { t } = useTranslation();
  const may = useMay("facilitator");
  const [state, change] = useSearchState();
  const [typed, setTyped] = useState(state.query);
  useEffect(() => setTyped(state.query), [state.query]);
  useEffect(() => {
    if (typed === state.query) return;
    const pause = setTimeout(() => change({ ...state, query: typed, page: 1 }, { replace: true }), pauseMilliseconds);
    return () => clearTimeout(pause);
  }, [typed, state, change]);
  const found = useQuery({
    queryKey: ["organisations", state],
    queryFn: ({ signal }) => answered(client.GET("/api/organisations", { params: { query: { query: state.query, page: state.page, ...state.filters } }, signal })),
    placeholderData: keepPreviousData,
  });
  const isEmpty = found.data?.all === 0;
  return (
    <>
      <div className="stack">
        <h1>{t("org_title")}</h1>
        <p>{t("org_lead")}</p>
        {may && !isEmpty && (
          <p className="row">
            <Link href="/organisations/import" className="button">
              {t("org_import")}
            </Link>
            <Link href="/organisations/new" className="button">
              {t("org_new")}
            </Link>
            <Link href="/organisations/duplicates" className="button">
              {t("nav_duplicates")}
            </Link>
          </p>
        )}
      </div>
      {isEmpty ? (
        <NothingYet />
      ) : (
        <>
          <TextField label={t("org_search")} help={t("org_search_help")} value={typed} onChange={setTyped} autoComplete="off" />
          {found.data ? (
            <div className="directory" aria-busy={found.isPlaceholderData}>
              <FacetFilters found={found.data} state={state} change={change} />
              <FoundList found={found.data} state={state} change={change} />
            </div>
          ) : (
            <Waiting query={found} />
          )}
        </>
      )}
    </>
  );
}
