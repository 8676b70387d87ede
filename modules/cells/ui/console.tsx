import { lazy } from "react";

export const cellsPages = [
  {
    path: "/cells",
    label: { zh: "平安细胞", en: "Safe cells" },
    icon: "check",
    section: "oversight",
    roles: ["handler", "approver", "gridInstructor", "gridLeader", "supervisor", "dispatcher", "intakeClerk", "commandRoom"],
    component: lazy(() => import("./console/cells-page.tsx").then((file) => ({ default: file.CellsPage }))),
  },
] as const;
