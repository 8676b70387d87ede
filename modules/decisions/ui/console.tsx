import { lazy } from "react";
import { STAFF } from "../contract/roles.ts";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const decisionPages = [
  {
    path: "/decisions",
    label: { zh: "重大决策评估", en: "Decisions" },
    icon: "eye",
    section: "work",
    roles: STAFF,
    component: lazy(() => import("./decisions-page.tsx").then((file) => ({ default: file.DecisionsPage }))),
  },
  {
    path: "/decisions/practice",
    label: { zh: "评估本地规定", en: "Assessment practice" },
    icon: "template",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./practice-page.tsx").then((file) => ({ default: file.PracticePage }))),
  },
  {
    path: "/decisions/$home/$id",
    shows: "decisions.matter",
    label: { zh: "重大决策事项", en: "A decision" },
    icon: "inbox",
    section: "work",
    roles: STAFF,
    inner: true,
    component: lazy(() => import("./matter-page.tsx").then((file) => ({ default: file.MatterPage }))),
  },
] as const;
