import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { accountRoles, type Role } from "../../api/accounts";
import { answered, client } from "../../api/client";
import { CheckboxGroup } from "../../ui/checkbox-group";
import { Waiting } from "../../ui/notices";

interface Options {
  role: Role;
  territories: readonly string[];
  lacksTerritories: boolean;
  onRole: (role: Role) => void;
  onTerritories: (territories: string[]) => void;
}

/** The role of an account, with what each may do; and, of a facilitator, where. */
export function RoleFields({ role, territories, lacksTerritories, onRole, onTerritories }: Options) {
  const { t } = useTranslation();
  const id = useId();
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  return (
    <>
      <fieldset className="field">
        <legend>{t("role")}</legend>
        {accountRoles.map((one) => (
          <div key={one} className="role-choice">
            <label className="choice">
              <input type="radio" name={`${id}-role`} checked={role === one} aria-describedby={`${id}-${one}`} onChange={() => onRole(one)} />
              {t(`role_${one}`)}
            </label>
            <p className="quiet" id={`${id}-${one}`}>
              {t(`role_may_${one}`)}
            </p>
          </div>
        ))}
      </fieldset>
      {role === "facilitator" &&
        (programme.data ? (
          <CheckboxGroup
            label={t("territories")}
            help={t("territories_help")}
            error={lacksTerritories ? t("territories_wanted") : ""}
            options={programme.data.territories.map((one) => ({ value: one.territory, text: `${one.name} (${one.territory})` }))}
            chosen={territories}
            onChange={onTerritories}
          />
        ) : (
          <Waiting query={programme} />
        ))}
    </>
  );
}
