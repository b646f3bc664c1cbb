import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";

/** Copies the address of a figure; where the browser does not let it, shows it to be copied by hand. */
export function CopyLink({ address }: { address: () => string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState("");
  const [byHand, setByHand] = useState("");
  const copy = async () => {
    const link = address();
    try {
      await navigator.clipboard.writeText(link);
      setByHand("");
      setCopied(link);
    } catch {
      setByHand(link);
    }
  };
  return (
    <>
      <Button look="small" onPress={() => void copy()}>
        {t("copy_link")}
      </Button>
      <span role="status" className="notice-inline">
        {copied && !byHand ? t("link_copied") : ""}
      </span>
      {byHand && (
        <label className="field">
          {t("link_here")}
          <input readOnly value={byHand} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </>
  );
}
