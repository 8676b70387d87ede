import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const documentPages = [
  {
    path: "/document-templates",
    label: { zh: "文书模板", en: "Templates of papers" },
    icon: "download",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./templates-page.tsx").then((file) => ({ default: file.TemplatesPage }))),
  },
] as const;
