import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const placePages = [
  {
    path: "/grids",
    label: { zh: "网格划分", en: "Grids" },
    icon: "columns",
    section: "work",
    roles: ["gridInstructor", "dispatcher", "supervisor", "admin", "gridLeader", "commandRoom", "auditor"],
    keys: "g w",
    component: lazy(() => import("./grids-page.tsx").then((file) => ({ default: file.GridsPage }))),
  },
  {
    path: "/areas",
    label: { zh: "区划", en: "Areas" },
    icon: "map",
    section: "admin",
    roles: ["admin", "auditor"],
    component: lazy(() => import("./areas-page.tsx").then((file) => ({ default: file.AreasPage }))),
  },
] as const;
