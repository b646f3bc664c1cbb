import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";
import { confirmSecondFactor, offerSecondFactor, type SecondFactorOffer, type Session } from "../../api/accounts";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { digitsOf, inGroups, pathOf } from "./codes";
import { useStartOver } from "./sign-in-steps";
import "./session.css";

const quietZone = 4;

/** Drawn here: the secret goes to nobody else. Dark on light in every theme, as cameras expect. */
function QrCode({ text }: { text: string }) {
  const { t } = useTranslation();
  const code = useMemo(() => encode(text, { border: quietZone }), [text]);
  return (
    <svg className="qr-code" role="img" aria-label={t("qr_code")} viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges">
      <rect className="qr-light" width={code.size} height={code.size} />
      <path className="qr-dark" d={pathOf(code.data)} />
    </svg>
  );
}

function Confirm({ offer, take }: { offer: SecondFactorOffer; take: (session: Session) => void }) {
  const { t } = useTranslation();
  const startOver = useStartOver();
  const form = useForm({
    fields: ["code"],
    places: { "wrong-code": "code", "too-many-attempts": "code" },
    ask: (values) => confirmSecondFactor(offer.sealed, digitsOf(values.code)),
    done: take,
    // The session ended, or another tab set the second factor up: the first step knows which.
    refused: (problem) => ["sign-in-wanted", "second-factor-exists"].includes(problem.code) && startOver(),
  });
  return (
    <form className="stack" {...form.props}>
      <TextField label={t("first_code")} help={t("code_help")} autoComplete="one-time-code" inputMode="numeric" {...form.field("code")} />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("confirm_second_factor")}
        </Button>
        <Button onPress={startOver}>{t("start_over")}</Button>
      </div>
    </form>
  );
}

/** Sets up the second factor of somebody who must have one. */
export function SecondFactorSetup({ take }: { take: (session: Session) => void }) {
  const { t } = useTranslation();
  const offer = useQuery({ queryKey: ["second-factor-offer"], queryFn: offerSecondFactor, staleTime: Infinity, gcTime: 0 });
  if (!offer.data) return <Waiting query={offer} />;
  return (
    <div className="stack">
      <ol className="steps stack">
        <li>{t("second_factor_app")}</li>
        <li>
          {t("second_factor_scan")}
          <QrCode text={offer.data.uri} />
          <p className="quiet" id="secret-by-hand">
            {t("second_factor_by_hand")}
          </p>
          <p className="one-time secret" aria-describedby="secret-by-hand">
            {inGroups(offer.data.secret).map((group, place) => (
              <span key={place}>{group} </span>
            ))}
          </p>
          <CopyButton text={offer.data.secret}>{t("copy_secret")}</CopyButton>
        </li>
        <li>{t("second_factor_confirm")}</li>
      </ol>
      <Confirm offer={offer.data} take={take} />
    </div>
  );
}
