import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client } from "../../api/client";
import { useAddressState } from "../../base/address-state";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { JudgePair } from "./judge-pair";
import { useLabels } from "../../ui/organisation-labels";
import type { Pair } from "./replies";
import "./organisations.css";

function Side({ id, name, facts }: { id: string; name: string; facts: readonly string[] }) {
  return (
    <div className="stack tight">
      <h3>
        <Link href={`/organisations/${encodeURIComponent(id)}`}>{name}</Link>
      </h3>
      {facts.map((fact) => (
        <p key={fact} className="quiet">
          {fact}
        </p>
      ))}
    </div>
  );
}

/** Two records side by side, why they may be one, and what somebody decides. */
function PairCard({ pair, onDone }: { pair: Pair; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  const [kept, setKept] = useState(pair.one);
  const [isOpen, setOpen] = useState(false);
  const points = (value: number | null) => (value === null ? "" : new Intl.NumberFormat(undefined, { signDisplay: "exceptZero", maximumFractionDigits: 2 }).format(value));
  return (
    <li className="card stack pair">
      <h2>{`${pair.one_name} · ${pair.other_name}`}</h2>
      <div className="pair-sides">
        <Side id={pair.one} name={pair.one_name} facts={pair.one_facts} />
        <Side id={pair.other} name={pair.other_name} facts={pair.other_facts} />
      </div>
      <p>
        {t("org_pair_score", { score: format.number(pair.score) ?? "" })} {pair.sure && <span className="flag">{t("org_pair_sure")}</span>}
      </p>
      <ul className="chips" aria-label={t("org_reasons")}>
        {pair.reasons.map((reason, place) => (
          <li key={reason}>{`${labels.reason(reason)} ${points(pair.points[place] ?? null)}`}</li>
        ))}
      </ul>
      {isOpen ? (
        <>
          <Select
            label={t("org_pair_keep")}
            value={kept}
            options={[
              { value: pair.one, text: `${pair.one_name} (${t("org_pair_first")})` },
              { value: pair.other, text: `${pair.other_name} (${t("org_pair_second")})` },
            ]}
            onChange={setKept}
          />
          <JudgePair one={kept} other={kept === pair.one ? pair.other : pair.one} verdicts={["same", "different"]} onDone={onDone} />
        </>
      ) : (
        <p>
          <Button onPress={() => setOpen(true)} label={`${t("org_pair_decide")}: ${pair.one_name} · ${pair.other_name}`}>
            {t("org_pair_decide")}
          </Button>
        </p>
      )}
    </li>
  );
}

/** Records that may be one organisation: each merge is a decision that can be taken back. */
export function Duplicates() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const queries = useQueryClient();
  const [page, setPage] = useAddressState("page", "1");
  const number = Math.max(1, Number.parseInt(page, 10) || 1);
  const query = useQuery({
    queryKey: ["duplicates", number],
    queryFn: () => answered(client.GET("/api/organisation-duplicates", { params: { query: { page: number } } })),
    placeholderData: keepPreviousData,
  });
  const refresh = () => {
    for (const what of ["duplicates", "organisations", "organisation"]) void queries.invalidateQueries({ queryKey: [what] });
  };
  const found = query.data;
  return (
    <>
      <div className="stack">
        <p>
          <Link href="/organisations">{t("org_back")}</Link>
        </p>
        <h1>{t("nav_duplicates")}</h1>
        <p>{t("org_duplicates_lead")}</p>
        <p>
          <Link href="/methods/find_duplicates">{t("how_computed")}</Link>
        </p>
      </div>
      {!found ? (
        <Waiting query={query} />
      ) : (
        <div className="stack" aria-busy={query.isPlaceholderData}>
          <p className="notice-inline" role="status">{t("org_pairs_open", { number: format.whole(found.pairs), decided: format.whole(found.decided) })}</p>
          {found.pairs === 0 && <p className="empty quiet">{t("org_no_pairs")}</p>}
          <ul className="directory-list">
            {found.duplicates.map((pair) => (
              <PairCard key={`${pair.one}+${pair.other}`} pair={pair} onDone={refresh} />
            ))}
          </ul>
          {found.pages > 1 && (
            <nav className="row" aria-label={t("org_pages")}>
              {number > 1 && <Button onPress={() => setPage(String(number - 1))}>{t("org_page_before")}</Button>}
              <span className="quiet">{t("org_page_of", { page: format.whole(number), pages: format.whole(found.pages) })}</span>
              {number < found.pages && <Button onPress={() => setPage(String(number + 1))}>{t("org_page_after")}</Button>}
            </nav>
          )}
        </div>
      )}
    </>
  );
}
