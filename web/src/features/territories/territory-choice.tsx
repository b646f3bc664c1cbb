import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { answered, client } from "../../api/client";
import { withChoices } from "../../base/address-state";
import { Select } from "../../ui/select";

/** The territory that the address names, or the first of the programme; and a way to choose another, which the address keeps. */
export function useTerritory() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  const territories = programme.data?.territories ?? [];
  const code = search.get("territory") ?? territories[0]?.territory ?? "";
  const name = territories.find((one) => one.territory === code)?.name ?? code;
  const choice = (
    <Select
      label={t("territory")}
      value={code}
      options={territories.map((one) => ({ value: one.territory, text: one.name }))}
      onChange={(value) => setSearch((now) => withChoices(now, { territory: value }))}
    />
  );
  return { code, name, choice, query: programme };
}
