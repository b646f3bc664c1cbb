import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Session, sessionQuery, signOut } from "../../api/accounts";
import { settleSignIn, useSignInWanted, wantSignIn } from "../../api/sign-in-gate";
import { forgetDrafts } from "../../base/draft";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Waiting } from "../../ui/notices";
import { SignIn } from "./sign-in";
import { SignInSteps } from "./sign-in-steps";

/** Another person than before: nothing of the first one may stay, neither on the page nor waiting to be sent. */
function startAnew(): void {
  settleSignIn(false);
  forgetDrafts();
  location.assign("/");
}

function SignInAgain({ session, name }: { session: Session; name: string }) {
  const { t } = useTranslation();
  const leave = async () => {
    await signOut().catch(() => undefined);
    startAnew();
  };
  return (
    <Dialog title={t("session_ended_title")} onClose={() => settleSignIn(false)}>
      <p>{t("session_ended_how")}</p>
      {session.state === "signed-in" ? <p role="status">{t("loading")}</p> : <SignInSteps session={session} name={name} />}
      <div className="row">
        <Button look="small" onPress={() => settleSignIn(false)}>
          {t("not_now")}
        </Button>
        <Button look="small" onPress={() => void leave()}>
          {t("somebody_else")}
        </Button>
      </div>
    </Dialog>
  );
}

/**
 * Lets in who is signed in. A page that was opened stays as it is when the session ends: a dialog over it asks to sign
 * in again, and what was being asked goes on.
 */
export function Door({ children }: { children: (session: Session) => ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const session = useQuery({ ...sessionQuery, refetchOnWindowFocus: true });
  const isWanted = useSignInWanted();
  const [opened, setOpened] = useState<Session | null>(null);
  const now = session.data;

  const lookAgain = useCallback(async () => {
    const fresh = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (fresh.state === "signed-in") settleSignIn(true);
  }, [queries]);
  useEffect(() => {
    if (isWanted) void lookAgain().catch(() => undefined);
  }, [isWanted, lookAgain]);

  useEffect(() => {
    if (now?.state !== "signed-in") return;
    if (opened && opened.name !== now.name) return startAnew();
    setOpened(now);
  }, [now, opened]);

  if (!now) {
    return (
      <main>
        <Waiting query={session} />
      </main>
    );
  }
  if (!opened && now.state !== "signed-in") return <SignIn session={now} />;
  return (
    <>
      {now.state !== "signed-in" && !isWanted && (
        <div className="notice warning row" role="status">
          <span>{t("session_ended_title")}</span>
          <Button look="small" onPress={() => void wantSignIn()}>
            {t("sign_in")}
          </Button>
        </div>
      )}
      {children(now.state === "signed-in" ? now : (opened ?? now))}
      {isWanted && <SignInAgain session={now} name={opened?.name ?? ""} />}
    </>
  );
}
