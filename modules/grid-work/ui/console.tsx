import { lazy } from "react";

const looking = ["gridWorker", "gridLeader", "gridInstructor", "intakeClerk", "dispatcher", "supervisor", "commandRoom"];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const gridWorkPages = [
  {
    path: "/requests",
    label: { zh: "服务代办", en: "Service requests" },
    icon: "inbox",
    section: "work",
    roles: looking,
    keys: "g r",
    component: lazy(() => import("./console/requests-page.tsx").then((file) => ({ default: file.RequestsPage }))),
  },
  {
    path: "/requests/$home/$id",
    shows: "grid-work.service-request",
    label: { zh: "服务代办", en: "Service request" },
    icon: "inbox",
    section: "work",
    roles: looking,
    inner: true,
    component: lazy(() => import("./console/request-page.tsx").then((file) => ({ default: file.RequestPage }))),
  },
  {
    path: "/patrol",
    label: { zh: "巡查", en: "Patrol" },
    icon: "pin",
    section: "work",
    roles: looking,
    keys: "g a",
    component: lazy(() => import("./console/patrol-page.tsx").then((file) => ({ default: file.PatrolPage }))),
  },
  {
    path: "/patrol/$home/$id",
    shows: "grid-work.patrol",
    label: { zh: "一次巡查", en: "A patrol" },
    icon: "pin",
    section: "work",
    roles: looking,
    inner: true,
    component: lazy(() => import("./console/walk-page.tsx").then((file) => ({ default: file.WalkPage }))),
  },
  {
    path: "/patrol/$home/$id/tags",
    label: { zh: "打印标签", en: "Print tags" },
    icon: "pin",
    section: "work",
    roles: ["gridLeader", "gridInstructor", "dispatcher", "supervisor"],
    inner: true,
    component: lazy(() => import("./console/tag-sheet-page.tsx").then((file) => ({ default: file.TagSheetPage }))),
  },
  {
    path: "/visits",
    label: { zh: "走访", en: "Home visits" },
    icon: "user",
    section: "work",
    roles: looking,
    keys: "g v",
    component: lazy(() => import("./console/visits-page.tsx").then((file) => ({ default: file.VisitsPage }))),
  },
  {
    path: "/devices",
    label: { zh: "外勤手机", en: "Field devices" },
    icon: "settings",
    section: "admin",
    roles: ["gridLeader", "gridInstructor", "supervisor", "admin"],
    component: lazy(() => import("./console/devices-page.tsx").then((file) => ({ default: file.DevicesPage }))),
  },
  {
    path: "/grid-practice",
    label: { zh: "网格工作规定", en: "Grid practice" },
    icon: "template",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./console/practice-page.tsx").then((file) => ({ default: file.PracticePage }))),
  },
] as const;
