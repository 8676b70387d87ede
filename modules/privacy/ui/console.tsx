import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const privacyConsolePages = [
  {
    path: "/emergency-openings",
    label: { zh: "紧急查看", en: "Emergency openings" },
    icon: "lock",
    section: "oversight",
    roles: [
      "gridLeader",
      "intakeClerk",
      "dispatcher",
      "supervisor",
      "handler",
      "approver",
      "commandRoom",
      "mediator",
      "pmcChair",
      "dpo",
      "auditor",
    ],
    component: lazy(() => import("./console/glass-page.tsx").then((file) => ({ default: file.GlassPage }))),
  },
] as const;
