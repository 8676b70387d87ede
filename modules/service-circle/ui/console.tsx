import { lazy } from "react";
import "./console/circle.css";

/** Screens of this module for the console. Each is loaded when it is opened. */
export const circlePages = [
  {
    path: "/circle",
    label: { zh: "服务圈", en: "Service circle" },
    icon: "clock",
    section: "oversight",
    roles: [],
    keys: "g c",
    component: lazy(() => import("./console/circle-page.tsx").then((file) => ({ default: file.CirclePage }))),
  },
  {
    path: "/circle/points",
    label: { zh: "服务点", en: "Service points" },
    icon: "pin",
    section: "admin",
    roles: ["admin", "approver", "supervisor", "commandRoom"],
    component: lazy(() => import("./console/points-page.tsx").then((file) => ({ default: file.PointsPage }))),
  },
  {
    path: "/circle/settings",
    label: { zh: "服务圈标准与路网", en: "Circle standard and roads" },
    icon: "settings",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./console/settings-page.tsx").then((file) => ({ default: file.SettingsPage }))),
  },
] as const;
