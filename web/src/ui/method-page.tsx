import { useQuery } from "@tanstack/react-query";
import { readMethodPage } from "../api/client";
import { Waiting } from "./notices";

/** How a statistic is computed. The server renders the page, without raw HTML of its own. */
export function MethodPage({ name }: { name: string }) {
  const page = useQuery({ queryKey: ["method", name], queryFn: () => readMethodPage(name), staleTime: Infinity });
  if (!page.data) return <Waiting query={page} />;
  return <div className="notice stack" lang="en" dangerouslySetInnerHTML={{ __html: page.data.html }} />;
}
