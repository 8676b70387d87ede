import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const reportCardPages = [
  {
    path: "/report-cards",
    label: { zh: "答卷", en: "Report cards" },
    icon: "star",
    section: "oversight",
    roles: ["supervisor", "commandRoom", "approver", "auditor"],
    component: lazy(() => import("./console/cards-page.tsx").then((file) => ({ default: file.CardsPage }))),
  },
  {
    path: "/safety-index",
    label: { zh: "平安指数", en: "Safety index" },
    icon: "star",
    section: "oversight",
    roles: ["supervisor", "commandRoom", "approver", "auditor"],
    component: lazy(() => import("./console/index-page.tsx").then((file) => ({ default: file.IndexPage }))),
  },
] as const;
