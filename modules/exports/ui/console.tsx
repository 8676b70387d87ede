import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const exportPages = [
  {
    path: "/exports",
    label: { zh: "我的导出", en: "My exports" },
    icon: "download",
    section: "work",
    roles: ["gridLeader", "gridInstructor", "dispatcher", "supervisor", "handler", "approver", "commandRoom", "auditor", "dpo"],
    component: lazy(() => import("./exports-page.tsx").then((file) => ({ default: file.ExportsPage }))),
  },
] as const;
