import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const methodPages = [
  {
    path: "/methods",
    label: { zh: "工作法", en: "Working methods" },
    icon: "template",
    section: "oversight",
    roles: ["supervisor", "admin", "commandRoom", "dispatcher", "judicialOfficeHead", "auditor", "gridLeader", "gridInstructor"],
    component: lazy(() => import("./console/methods-page.tsx").then((file) => ({ default: file.MethodsPage }))),
  },
] as const;
