import { type ComponentType, lazy } from "react";

export const groups = ["nav_programme", "nav_territories"] as const;

/** A page that is fetched when it is opened. */
function fetched<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(() => load().then((module) => ({ default: module[name] })));
}

/** What the navigation lists, by group; titles are messages. */
export const pages = [
  { group: "nav_programme", path: "/", title: "nav_overview", page: fetched(() => import("./features/programme/overview"), "Overview") },
  { group: "nav_programme", path: "/import", title: "nav_import", page: fetched(() => import("./features/import/import"), "ImportStatistics") },
  { group: "nav_territories", path: "/territories", title: "nav_comparison", page: fetched(() => import("./features/territories/comparison"), "Comparison") },
  { group: "nav_territories", path: "/profile", title: "nav_profile", page: fetched(() => import("./features/territories/profile"), "Profile") },
  { group: "nav_territories", path: "/activity-space", title: "nav_space", page: fetched(() => import("./features/territories/space"), "Space") },
  { group: "nav_territories", path: "/opportunities", title: "nav_opportunities", page: fetched(() => import("./features/territories/opportunities"), "Opportunities") },
  { group: "nav_territories", path: "/complementarity", title: "nav_complementarity", page: fetched(() => import("./features/territories/complementarity"), "Complementarity") },
  { group: "nav_territories", path: "/domains", title: "nav_domains", page: fetched(() => import("./features/territories/domains"), "Domains") },
] as const;
