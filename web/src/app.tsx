import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { I18nProvider } from "react-aria-components";
import { Link, Route, Switch, useLocation } from "wouter";
import { readSession } from "./api/client";
import { Settings } from "./features/session/settings";
import { SignIn } from "./features/session/sign-in";
import { groups, pages } from "./pages";
import { Waiting } from "./ui/notices";

function Navigation() {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <nav aria-label={t("navigation")}>
      <Link href="/" className="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        {t("app_name")}
      </Link>
      {groups.map((group) => (
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
            <Suspense fallback={<p role="status">{t("loading")}</p>}>
              <Switch>
                {pages.map((one) => (
                  <Route key={one.path} path={one.path} component={one.page} />
                ))}
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </main>
        </div>
      )}
    </I18nProvider>
  );
}
