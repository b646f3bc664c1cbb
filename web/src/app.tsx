import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { I18nProvider } from "react-aria-components";
import { Link, Route, Switch, useLocation } from "wouter";
import { mayUse, type Role } from "./api/accounts";
import { Door } from "./features/session/door";
import { NothingOpen } from "./features/session/nothing-open";
import { Settings } from "./features/session/settings";
import { groups, Invitation, pages, pagesFor } from "./pages";

function Navigation({ role }: { role: Role }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <nav aria-label={t("navigation")}>
      <Link href="/" className="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        {t("app_name")}
      </Link>
      {groups.filter((group) => pagesFor(role).some((page) => page.group === group)).map((group) => (
        <section key={group}>
          <h2>{t(group)}</h2>
          <ul>
            {pagesFor(role)
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

function Pages({ role }: { role: Role }) {
  // Everybody has an account of their own; who has nothing else is told why.
  const isEverything = pagesFor(role).every((one) => one.path === "/account");
  return (
    <Switch>
      {pages.map((one) => (
        <Route key={one.path} path={one.path}>
          {mayUse(role, one.role) ? <one.page /> : <NothingOpen role={role} isEverything={isEverything} />}
        </Route>
      ))}
      <Route component={NotFound} />
    </Switch>
  );
}

export function App() {
  const { t, i18n } = useTranslation();
  const [location] = useLocation();
  const page = pages.find((one) => one.path === location);
  useEffect(() => {
    document.title = page ? `${t(page.title)} – ${t("app_name")}` : t("app_name");
  }, [page, t, i18n.language]);
  const loading = <p role="status">{t("loading")}</p>;
  return (
    <I18nProvider locale={i18n.language}>
      {location === "/invitation" ? (
        <Suspense fallback={loading}>
          <Invitation />
        </Suspense>
      ) : (
        <Door>
          {({ role }) => (
            <div className="frame">
              <a className="visually-hidden" href="#content">
                {t("skip_to_content")}
              </a>
              <Navigation role={role} />
              <main id="content" tabIndex={-1}>
                <Suspense fallback={loading}>
                  <Pages role={role} />
                </Suspense>
              </main>
            </div>
          )}
        </Door>
      )}
    </I18nProvider>
  );
}
