import { lazy } from "react";
import { APPLYING, READING, RULING } from "./console/roles.ts";

export const cellsPages = [
  {
    path: "/cells",
    label: { zh: "平安细胞", en: "Safe cells" },
    icon: "check",
    section: "oversight",
    roles: READING,
    component: lazy(() => import("./console/cells-page.tsx").then((file) => ({ default: file.CellsPage }))),
  },
  {
    path: "/cells/apply",
    label: { zh: "申报平安细胞", en: "Apply for a title" },
    icon: "check",
    section: "oversight",
    roles: APPLYING,
    inner: true,
    component: lazy(() => import("./console/apply-page.tsx").then((file) => ({ default: file.ApplyPage }))),
  },
  {
    path: "/cells/rounds",
    label: { zh: "创建批次", en: "Rounds of titles" },
    icon: "reload",
    section: "oversight",
    roles: RULING,
    component: lazy(() => import("./console/rounds-page.tsx").then((file) => ({ default: file.RoundsPage }))),
  },
  {
    path: "/cells/checklists",
    label: { zh: "创建清单", en: "Checklists" },
    icon: "log",
    section: "oversight",
    roles: RULING,
    component: lazy(() => import("./console/checklists-page.tsx").then((file) => ({ default: file.ChecklistsPage }))),
  },
  {
    path: "/cells/checklists/$code",
    label: { zh: "一份清单", en: "A checklist" },
    icon: "check",
    section: "oversight",
    roles: READING,
    inner: true,
    component: lazy(() => import("./console/checklist-page.tsx").then((file) => ({ default: file.ChecklistPage }))),
  },
  {
    path: "/cells/$home/$id",
    shows: "cells.application",
    label: { zh: "一件申报", en: "An application" },
    icon: "check",
    section: "oversight",
    roles: READING,
    inner: true,
    component: lazy(() => import("./console/case-page.tsx").then((file) => ({ default: file.CasePage }))),
  },
] as const;
