import { lazy } from "react";

const reading = ["intakeClerk", "mediator", "recorder", "pmcChair", "judicialOfficeHead"];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const mediationPages = [
  {
    path: "/mediation",
    label: { zh: "纠纷调解", en: "Mediation" },
    icon: "merge",
    section: "work",
    roles: reading,
    keys: "g m",
    component: lazy(() => import("./console/queue-page.tsx").then((file) => ({ default: file.QueuePage }))),
  },
  {
    path: "/mediation/new",
    label: { zh: "登记纠纷", en: "Register a dispute" },
    icon: "merge",
    section: "work",
    roles: ["intakeClerk", "mediator", "recorder", "pmcChair"],
    inner: true,
    component: lazy(() => import("./console/intake-page.tsx").then((file) => ({ default: file.IntakePage }))),
  },
  {
    path: "/mediation/calendar",
    label: { zh: "调解日程", en: "Mediation calendar" },
    icon: "calendar",
    section: "work",
    roles: reading,
    component: lazy(() => import("./console/calendar-page.tsx").then((file) => ({ default: file.CalendarPage }))),
  },
  {
    path: "/mediation/register",
    label: { zh: "调委会名册", en: "Mediation committees" },
    icon: "teams",
    section: "work",
    roles: reading,
    component: lazy(() => import("./console/register-page.tsx").then((file) => ({ default: file.RegisterPage }))),
  },
  {
    path: "/mediation/rounds",
    label: { zh: "纠纷排查和执行联动", en: "Screening and errands" },
    icon: "search",
    section: "work",
    roles: [...reading, "gridWorker", "gridLeader", "gridInstructor", "dispatcher"],
    component: lazy(() => import("./console/rounds-page.tsx").then((file) => ({ default: file.RoundsPage }))),
  },
  {
    path: "/mediation/figures",
    label: { zh: "调解指标", en: "Mediation figures" },
    icon: "chart",
    section: "oversight",
    roles: [...reading, "supervisor", "commandRoom", "dispatcher"],
    component: lazy(() => import("./console/figures-page.tsx").then((file) => ({ default: file.FiguresPage }))),
  },
  {
    path: "/mediation/practice",
    label: { zh: "调解本地规定", en: "Mediation practice" },
    icon: "template",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./console/practice-page.tsx").then((file) => ({ default: file.PracticePage }))),
  },
  {
    path: "/mediation/$home/$id",
    shows: "mediation.dispute",
    label: { zh: "一件纠纷", en: "A dispute" },
    icon: "merge",
    section: "work",
    roles: reading,
    inner: true,
    component: lazy(() => import("./console/case-page.tsx").then((file) => ({ default: file.CasePage }))),
  },
  {
    path: "/mediation/$home/$id/room",
    label: { zh: "线上调解室", en: "Online room" },
    icon: "merge",
    section: "work",
    roles: ["mediator", "pmcChair"],
    inner: true,
    component: lazy(() => import("./console/room-page.tsx").then((file) => ({ default: file.RoomPage }))),
  },
] as const;
