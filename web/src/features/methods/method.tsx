import { useTranslation } from "react-i18next";
import { useParams } from "wouter";
import { MethodPage } from "../../ui/method-page";

/** A method on a page of its own, for links from files that were kept. */
export function Method() {
  const { t } = useTranslation();
  const { name = "" } = useParams<{ name: string }>();
  return (
    <>
      <h1>{t("how_computed")}</h1>
      <MethodPage name={name} />
    </>
  );
}
