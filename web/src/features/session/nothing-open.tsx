import { useTranslation } from "react-i18next";
import type { Role } from "../../api/accounts";

/** Said instead of a page that the role may not see; `isEverything` where it may see none. */
export function NothingOpen({ role, isEverything }: { role: Role; isEverything: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <h1>{t(isEverything ? "nothing_open_title" : "not_permitted_title")}</h1>
      <p>{t("your_role_is", { role: t(`role_${role}`) })}</p>
      <p>{t(`role_may_${role}`)}</p>
      <p>{t(isEverything ? "nothing_open_yet" : "not_permitted_how")}</p>
    </div>
  );
}
