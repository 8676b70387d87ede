import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const importPages = [
  {
    path: "/imports",
    label: { zh: "批量导入", en: "Imports" },
    icon: "upload",
    section: "admin",
    roles: ["admin", "gridInstructor", "dispatcher"],
    component: lazy(() => import("./imports-page.tsx").then((file) => ({ default: file.ImportsPage }))),
  },
] as const;
