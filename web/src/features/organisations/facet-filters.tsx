import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { useLabels } from "../../ui/organisation-labels";
import type { Found } from "./replies";
import { type Facet, facets, filterCount, type SearchState, toggled } from "./search-state";

type Value = Found["facets"][number];

/** So many values of a filter stand there at first. */
const firstValues = 6;

interface Options {
  found: Found;
  state: SearchState;
  change: (next: SearchState) => void;
}

function FacetValues({ facet, values, state, change }: { facet: Facet; values: Value[] } & Omit<Options, "found">) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  const [isWhole, setWhole] = useState(false);
  const nameOf = (value: Value) =>
    facet === "kind" ? labels.kind(value.value) : facet === "size" ? labels.size(value.value) : value.name === value.value ? value.name : `${value.name} (${value.value})`;
  // What is chosen stays in sight, so that it can be taken back.
  const gone = state.filters[facet].filter((chosen) => !values.some((value) => value.value === chosen)).map((value) => ({ facet, value, name: value, organisations: 0 }));
  const all = [...gone, ...values];
  const shown = isWhole ? all : all.filter((value, place) => place < firstValues || state.filters[facet].includes(value.value));
  if (all.length === 0) return null;
  const more = t(isWhole ? "org_facet_fewer" : "org_facet_more");
  return (
    <section className="facet-section stack tight">
      <h2>{t(`org_facet_${facet}`)}</h2>
      <ul className="facet">
        {shown.map((value) => (
          <li key={value.value}>
            <Button look="small" isPressed={state.filters[facet].includes(value.value)} onPress={() => change(toggled(state, facet, value.value))}>
              <span className="facet-value">{nameOf(value)}</span>
              <span className="facet-count">{format.whole(value.organisations)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {all.length > firstValues && (
        <p>
          <Button look="small" isExpanded={isWhole} onPress={() => setWhole(!isWhole)} label={[more, t(`org_facet_${facet}`)].join(": ")}>
            {more}
          </Button>
        </p>
      )}
    </section>
  );
}

/** What the list can be narrowed to, each with how many it would leave. On a phone it is behind a line to open. */
export function FacetFilters({ found, state, change }: Options) {
  const { t } = useTranslation();
  const count = filterCount(state);
  const isWide = typeof matchMedia === "function" && matchMedia("(min-width: 64rem)").matches;
  return (
    <details open={isWide} className="stack">
      <summary>{count > 0 ? t("org_filters_chosen", { number: count }) : t("org_filters")}</summary>
      <div className="stack">
        {count > 0 && (
          <p>
            <Button look="small" onPress={() => change({ ...state, page: 1, filters: { territory: [], kind: [], size: [], activity: [], technology: [] } })}>
              {t("org_filters_clear")}
            </Button>
          </p>
        )}
        {facets.map((facet) => (
          <FacetValues key={facet} facet={facet} values={found.facets.filter((value) => value.facet === facet)} state={state} change={change} />
        ))}
      </div>
    </details>
  );
}
