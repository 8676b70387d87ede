import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const organisationPages = [
  {
    path: "/network",
    label: { zh: "组织网络", en: "Organisation network" },
    icon: "split",
    section: "oversight",
    roles: [],
    component: lazy(() => import("./console/network-page.tsx").then((file) => ({ default: file.NetworkPage }))),
  },
  {
    path: "/units",
    label: { zh: "机构", en: "Units" },
    icon: "teams",
    section: "admin",
    roles: ["admin", "auditor"],
    component: lazy(() => import("./console/units-page.tsx").then((file) => ({ default: file.UnitsPage }))),
  },
] as const;
