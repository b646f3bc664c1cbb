import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { I18nProvider } from "react-aria-components";
import { Link, Route, Switch, useLocation } from "wouter";
import { readSession } from "./api/client";
import { Overview } from "./features/programme/overview";
import { Settings } from "./features/session/settings";
import { SignIn } from "./features/session/sign-in";
import { Comparison } from "./features/territories/comparison";
import { Complementarity } from "./features/territories/complementarity";
import { Domains } from "./features/territories/domains";
import { Opportunities } from "./features/territories/opportunities";
import { Profile } from "./features/territories/profile";
import { Space } from "./features/territories/space";
import { Waiting } from "./ui/notices";

const pages = [
  { group: "nav_programme", path: "/", title: "nav_overview", page: Overview },
  { group: "nav_territories", path: "/territories", title: "nav_comparison", page: Comparison },
  { group: "nav_territories", path: "/profile", title: "nav_profile", page: Profile },
  { group: "nav_territories", path: "/activity-space", title: "nav_space", page: Space },
  { group: "nav_territories", path: "/opportunities", title: "nav_opportunities", page: Opportunities },
  { group: "nav_territories", path: "/complementarity", title: "nav_complementarity", page: Complementarity },
  { group: "nav_territories", path: "/domains", title: "nav_domains", page: Domains },
] as const;

function Navigation() {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <nav aria-label={t("navigation")}>
      <Link href="/" className="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        {t("app_name")}
      </Link>
      {["nav_programme", "nav_territories"].map((group) => (
        <section key={group}>
          <h2>{t(group)}</h2>
          <ul>
            {pages
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
    </nav>
  );
}

function NotFound() {
  const { t } = useTranslation();
  return <h1>{t("not_found_title")}</h1>;
}

export function App() {
  const { t, i18n } = useTranslation();
  const [location] = useLocation();
  const session = useQuery({ queryKey: ["session"], queryFn: readSession });
  const page = pages.find((one) => one.path === location);
  useEffect(() => {
    document.title = page ? `${t(page.title)} – ${t("app_name")}` : t("app_name");
  }, [page, t, i18n.language]);
  return (
    <I18nProvider locale={i18n.language}>
      {!session.data ? (
        <main>
          <Waiting query={session} />
        </main>
      ) : !session.data.signed_in ? (
        <SignIn />
      ) : (
        <div className="frame">
          <a className="visually-hidden" href="#content">
            {t("skip_to_content")}
          </a>
          <Navigation />
          <main id="content" tabIndex={-1}>
            <Switch>
              {pages.map((one) => (
                <Route key={one.path} path={one.path} component={one.page} />
              ))}
              <Route component={NotFound} />
            </Switch>
          </main>
        </div>
      )}
    </I18nProvider>
  );
}
