import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { I18nProvider } from "react-aria-components";
import { Link, Route, Switch, useLocation } from "wouter";
import { readSession } from "./api/client";
import { SignIn } from "./features/session/sign-in";
import { Navigation } from "./navigation";
import { pages } from "./pages";
import { ErrorBoundary } from "./ui/error-boundary";
import { Loading, Waiting } from "./ui/notices";

function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <h1>{t("not_found_title")}</h1>
      <p>{t("not_found_why")}</p>
      <p>
        <Link href="/">{t("back_to_overview")}</Link>
      </p>
    </div>
  );
}

export function App() {
  const { t, i18n } = useTranslation();
  const [location] = useLocation();
  const session = useQuery({ queryKey: ["session"], queryFn: readSession });
  const page = pages.find((one) => one.path === location);
  const before = useRef(location);
  // Who opens another page goes on reading there.
  useEffect(() => {
    if (before.current === location) return;
    before.current = location;
    scrollTo(0, 0);
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [location]);
  useEffect(() => {
    const title = page ? t(page.title) : session.data?.signed_in ? t("not_found_title") : "";
    document.title = title ? `${title} – ${t("app_name")}` : t("app_name");
  }, [page, t, i18n.language, session.data?.signed_in]);
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
          <a className="skip" href="#content">
            {t("skip_to_content")}
          </a>
          <Navigation />
          <main id="content" tabIndex={-1}>
            <ErrorBoundary key={location}>
              <Suspense fallback={<Loading />}>
                <Switch>
                  {pages.map((one) => (
                    <Route key={one.path} path={one.path} component={one.page} />
                  ))}
                  <Route component={NotFound} />
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </main>
        </div>
      )}
    </I18nProvider>
  );
}
