import { lazy } from "react";

/** Screens of this module for the console; calendar and table of clocks stand with the reports, whose limits they are. */
export const limitPages = [
  {
    path: "/legal-sources",
    label: { zh: "法律依据", en: "Legal sources" },
    icon: "info",
    section: "admin",
    roles: ["admin", "supervisor", "auditor"],
    component: lazy(() => import("./sources-page.tsx").then((file) => ({ default: file.SourcesPage }))),
  },
] as const;
