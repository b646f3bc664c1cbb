import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";

/** Said when the fault is ours: what still works, and a way back. No trace: it helps nobody who reads this. */
function OurFault({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="notice danger stack" role="alert">
      <h1>{t("our_fault_title")}</h1>
      <p>{t("our_fault_what")}</p>
      <div className="row">
        <Button look="primary" onPress={again}>
          {t("try_again")}
        </Button>
        <a className="button" href="/">
          {t("back_to_overview")}
        </a>
      </div>
    </div>
  );
}

/** Keeps a fault of a page from taking the navigation with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <OurFault again={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}
