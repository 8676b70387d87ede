import { lazy } from "react";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const dutyPages = [
  {
    path: "/duty",
    label: { zh: "值班表", en: "Duty roster" },
    icon: "calendar",
    section: "work",
    roles: [],
    anyRole: true,
    component: lazy(() => import("./console/roster-page.tsx").then((file) => ({ default: file.RosterPage }))),
  },
] as const;
