import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const decisionPages = [
  {
    path: "/decisions",
    label: { zh: "重大决策评估", en: "Decisions" },
    icon: "inbox",
    section: "work",
    roles: ["handler", "approver", "supervisor", "auditor"],
    component: lazy(() => import("./decisions-page.tsx").then((file) => ({ default: file.DecisionsPage }))),
  },
] as const;
