import { useTranslation } from "react-i18next";

/** The names of what records say by codes, as far as they are known. */
export function useLabels() {
  const { t, i18n } = useTranslation();
  const named = (key: string, otherwise: string) => (i18n.exists(key) ? t(key) : otherwise);
  return {
    kind: (kind: string) => named(`org_kind_${kind}`, kind),
    size: (size: string) => named(`org_size_${size}`, size),
    country: (country: string) => named(`country_${country}`, country),
    scheme: (scheme: string) => named(`org_scheme_${scheme}`, scheme.toUpperCase()),
    language: (language: string) => named(`org_language_${language || "none"}`, language),
    /** `nace 28.41` as people write it. */
    code: (code: string) => code.replace(/^\w+/, (classification) => classification.toUpperCase()),
    reason: (reason: string) => named(`org_reason_${reason}`, reason),
    member: (member: string) => {
      const [first = "", ...rest] = member.split(/[.[]/);
      const name = named(`org_member_${first}`, first);
      const further = rest.map((one) => one.replace("]", "")).map((one) => (/^\d+$/.test(one) ? String(Number(one) + 1) : named(`org_member_${one}`, one)));
      return [name, ...further].join(" › ");
    },
  };
}
