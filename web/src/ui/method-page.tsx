import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readMethodPage } from "../api/client";
import { Waiting } from "./notices";

/** How a statistic is computed: what it says, in the language of the page; then the full page, which is English. The server renders it, without raw HTML of its own. */
export function MethodPage({ name }: { name: string }) {
  const { t, i18n } = useTranslation();
  const page = useQuery({ queryKey: ["method", name], queryFn: () => readMethodPage(name), staleTime: Infinity });
  if (!page.data) return <Waiting query={page} />;
  return (
    <div className="notice stack">
      <div className="method-words">
        <p>{t(`method_${name}`)}</p>
        {i18n.language !== "en" && <p className="quiet">{t("method_in_english")}</p>}
      </div>
      <div className="method-page" lang="en" tabIndex={0} role="region" aria-label={page.data.title} dangerouslySetInnerHTML={{ __html: page.data.html }} />
    </div>
  );
}
