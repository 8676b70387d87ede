import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const wallPages = [
  {
    path: "/screens",
    label: { zh: "大屏链接", en: "Screens" },
    icon: "columns",
    section: "admin",
    roles: ["admin", "commandRoom", "supervisor", "auditor"],
    component: lazy(() => import("./console/kiosks-page.tsx").then((file) => ({ default: file.KiosksPage }))),
  },
] as const;
