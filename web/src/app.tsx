import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { I18nProvider } from "react-aria-components";
import { Link, matchRoute, Redirect, Route, Switch, useLocation, useRouter } from "wouter";
import { mayUse, type Role } from "./api/accounts";
import { RoleOfPages } from "./api/role";
import { Door } from "./features/session/door";
import { NothingOpen } from "./features/session/nothing-open";
import { Navigation } from "./navigation";
import { Answer, inner, Invitation, Method, pages, pagesFor, StopMail } from "./pages";
import { ErrorBoundary } from "./ui/error-boundary";
import { Loading } from "./ui/notices";

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

function Pages({ role }: { role: Role }) {
  // Everybody has an account of their own; who has nothing else is told why.
  const open = pagesFor(role);
  const isEverything = open.every((one) => one.path === "/account");
  // Who may not see the overview begins where there is something to see.
  const first = isEverything ? undefined : open[0]?.path;
  return (
    <RoleOfPages value={role}>
      <Switch>
        {[...pages, ...inner].map((one) => (
          <Route key={one.path} path={one.path}>
            {mayUse(role, one.role) ? <one.page /> : one.path === "/" && first ? <Redirect to={first} replace /> : <NothingOpen role={role} isEverything={isEverything} />}
          </Route>
        ))}
        <Route path="/methods/:name" component={Method} />
        <Route component={NotFound} />
      </Switch>
    </RoleOfPages>
  );
}

/** What a link opens, signed in or not. */
const doorways: Partial<Record<string, typeof Invitation>> = { "/invitation": Invitation, "/answer": Answer, "/stop-mail": StopMail };

export function App() {
  const { t, i18n } = useTranslation();
  const [location] = useLocation();
  const { parser } = useRouter();
  const page = pages.find((one) => one.path === location) ?? inner.find((one) => matchRoute(parser, one.path, location)[0]);
  const before = useRef(location);
  // Who opens another page goes on reading there.
  useEffect(() => {
    if (before.current === location) return;
    before.current = location;
    scrollTo(0, 0);
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [location]);
  useEffect(() => {
    const title = t(page?.title ?? (location.startsWith("/methods/") ? "how_computed" : "not_found_title"));
    // A questionnaire has a title of its own.
    if (location !== "/answer") document.title = location in doorways ? t("app_name") : `${title} – ${t("app_name")}`;
  }, [page, location, t, i18n.language]);
  const Doorway = doorways[location];
  return (
    <I18nProvider locale={i18n.language}>
      {Doorway ? (
        <Suspense fallback={<Loading />}>
          <Doorway />
        </Suspense>
      ) : (
        <Door>
          {({ role }) => (
            <div className="frame">
              <a className="skip" href="#content">
                {t("skip_to_content")}
              </a>
              <Navigation role={role} />
              <main id="content" tabIndex={-1}>
                <ErrorBoundary key={location}>
                  <Suspense fallback={<Loading />}>
                    <Pages role={role} />
                  </Suspense>
                </ErrorBoundary>
              </main>
            </div>
          )}
        </Door>
      )}
    </I18nProvider>
  );
}
