import { useTranslation } from "react-i18next";
import type { OneTimeToken } from "../../api/accounts";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { invitationLink } from "./account-rows";

/** A link that is shown this once: nobody, not even the server, can show it again. */
export function OneTimeLink({ title, token, onDone }: { title: string; token: OneTimeToken; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const link = invitationLink(location.origin, token.token);
  return (
    <div className="notice stack" role="status">
      <h3>{title}</h3>
      <p className="one-time">{link}</p>
      <p>{t("link_once", { when: formatFor(i18n.language).moment(token.expires_at) })}</p>
      <div className="row">
        <CopyButton text={link}>{t("copy_link")}</CopyButton>
        <Button look="small" onPress={onDone}>
          {t("link_done")}
        </Button>
      </div>
    </div>
  );
}
