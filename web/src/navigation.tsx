import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import type { Role } from "./api/accounts";
import { Settings } from "./features/session/settings";
import { groups, pagesFor } from "./pages";
import { Button } from "./ui/button";

/** The pages by group, beside the content; on a phone, behind a button that says whether they are shown. */
export function Navigation({ role }: { role: Role }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [location]);
  const open = pagesFor(role);
  return (
    <nav aria-label={t("navigation")}>
      <div className="nav-bar">
        <Link href="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          {t("app_name")}
        </Link>
        <Button isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t("menu")}
        </Button>
      </div>
      <div className="nav-content" data-open={isOpen}>
        {groups.filter((group) => open.some((page) => page.group === group)).map((group) => (
          <section key={group}>
            <h2>{t(group)}</h2>
            <ul>
              {open
                .filter((page) => page.group === group)
                .map((page) => (
                  <li key={page.path}>
                    <Link href={page.path} className="nav-link" aria-current={location === page.path ? "page" : undefined}>
                      {t(page.title)}
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <Settings />
      </div>
    </nav>
  );
}
