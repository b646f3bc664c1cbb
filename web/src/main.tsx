import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import i18next from "i18next";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isWorthAskingAgain } from "./api/client";
import { App } from "./app";
import { startLanguages } from "./base/languages";
import { startTheme } from "./base/theme";
import "./ui/base.css";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: isWorthAskingAgain,
      // The server may be on this very machine: what the browser thinks of the network does not matter.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

// Names come in the language that was asked for: what is shown is asked for anew, and stays until the answer is there.
i18next.on("languageChanged", () => {
  queries.removeQueries({ type: "inactive" });
  void queries.invalidateQueries();
});

startTheme();
await startLanguages();
const place = document.getElementById("app");
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
