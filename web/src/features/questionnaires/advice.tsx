import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";
import { problemOf } from "../../api/accounts";
import { answered, client } from "../../api/client";
import { type AdviceList, adviceQuery, putAdvice } from "../../api/questionnaires";
import { useMay } from "../../api/role";
import { Button } from "../../ui/button";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { OrganisationChoice } from "../../ui/organisation-choice";
import { Select } from "../../ui/select";

type Offer = AdviceList["offers"][number];
type Dimension = AdviceList["dimensions"][number];

function useChange(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Parameters<typeof putAdvice>[1]) => putAdvice(name, body),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["advice", name] }),
  });
}

function One({ name, offer, mayChange }: { name: string; offer: Offer; mayChange: boolean }) {
  const { t } = useTranslation();
  const change = useChange(name);
  const problem = problemOf(change.error);
  const told = [offer.name || offer.organisation.slice(0, 8), offer.title].filter(Boolean).join(": ");
  return (
    <li className="stack tight">
      <p>
        <Link href={`/organisations/${encodeURIComponent(offer.organisation)}`}>{told}</Link> {offer.territory && <span className="quiet">{offer.territory}</span>}{" "}
        {offer.state !== "published" && <span className="flag">{t(`advice_state_${offer.state}`)}</span>}
      </p>
      {mayChange && (
        <p>
          <Button
            look="small"
            label={`${t("advice_remove")}: ${told}`}
            isPending={change.isPending}
            onPress={() => change.mutate({ dimension: offer.dimension, organisation: offer.organisation, offer: offer.offer, remove: true })}
          >
            {t("advice_remove")}
          </Button>
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </li>
  );
}

function DimensionCard({ name, dimension, offers, mayChange }: { name: string; dimension: Dimension; offers: readonly Offer[]; mayChange: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="card stack">
      <h2>{dimension.label}</h2>
      {dimension.explanation && <p className="quiet">{dimension.explanation}</p>}
      {offers.length === 0 ? (
        <p className="empty">{t("advice_none")}</p>
      ) : (
        <ul className="directory-list">
          {offers.map((offer) => (
            <One key={`${offer.organisation} ${offer.offer}`} name={name} offer={offer} mayChange={mayChange} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The published offers of one organisation, to choose one of. */
function OfferOf({ organisation, value, onChange }: { organisation: string; value: string; onChange: (offer: string) => void }) {
  const { t } = useTranslation();
  const shown = useQuery({
    queryKey: ["organisation", organisation],
    queryFn: () => answered(client.GET("/api/organisations/{organisation}", { params: { path: { organisation } } })),
  });
  if (!shown.data) return <Waiting query={shown} />;
  const offers = shown.data.offers.filter((offer) => offer.side === "offer" && offer.state === "published");
  if (offers.length === 0) return <p className="notice">{t("advice_no_offers")}</p>;
  const options = [{ value: "", text: "–" }, ...offers.map((offer) => ({ value: offer.id, text: offer.title }))];
  return <Select label={t("advice_offer")} value={value} options={options} onChange={onChange} />;
}

function Add({ list }: { list: AdviceList }) {
  const { t } = useTranslation();
  const [dimension, setDimension] = useState(list.dimensions[0]?.dimension ?? "");
  const [organisation, setOrganisation] = useState("");
  const [offer, setOffer] = useState("");
  const change = useChange(list.questionnaire);
  const problem = problemOf(change.error);
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ dimension, organisation, offer });
      }}
    >
      <h2>{t("advice_add")}</h2>
      <Select label={t("advice_dimension")} value={dimension} options={list.dimensions.map((one) => ({ value: one.dimension, text: one.label }))} onChange={setDimension} />
      <OrganisationChoice
        onChange={(id) => {
          setOrganisation(id);
          setOffer("");
        }}
      />
      {organisation && <OfferOf organisation={organisation} value={offer} onChange={setOffer} />}
      {problem && <ProblemNotice problem={problem} />}
      {change.data && (
        <p className="notice" role="status">
          {t("advice_added", change.data)}
        </p>
      )}
      <div className="row">
        <Button type="submit" look="primary" isPending={change.isPending} isDisabled={offer === ""}>
          {t("advice_put")}
        </Button>
      </div>
    </form>
  );
}

/** Which offers of the directory the reports of a questionnaire name for each gap. */
export function Advice() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const mayChange = useMay("facilitator");
  const list = useQuery(adviceQuery(id));
  return (
    <>
      <p>
        <Link href="/questionnaires">{t("questionnaires_title")}</Link>
      </p>
      <h1>{list.data ? t("advice_of", { title: list.data.title }) : t("advice_title")}</h1>
      {list.data ? (
        <>
          <p className="lead">{t("advice_how")}</p>
          {list.data.dimensions.map((dimension) => (
            <DimensionCard
              key={dimension.dimension}
              name={list.data.questionnaire}
              dimension={dimension}
              offers={list.data.offers.filter((offer) => offer.dimension === dimension.dimension)}
              mayChange={mayChange}
            />
          ))}
          {mayChange && <Add list={list.data} />}
        </>
      ) : (
        <Waiting query={list} />
      )}
    </>
  );
}
