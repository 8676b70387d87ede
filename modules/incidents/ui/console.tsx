import { lazy } from "react";
import { caseRoles } from "./console/filter.ts";
import "./console/console.css";

export { QueueNav } from "./console/queue-nav.tsx";
export { WorkingTimeFromServer } from "./console/working-time.tsx";

const oversight = ["supervisor", "commandRoom", "approver", "dispatcher"];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const incidentPages = [
  {
    path: "/incidents",
    label: { zh: "事件队列", en: "Queue" },
    icon: "queue",
    section: "work",
    roles: caseRoles,
    keys: "g q",
    component: lazy(() => import("./console/queue-page.tsx").then((file) => ({ default: file.QueuePage }))),
  },
  {
    path: "/incidents/$home/$id",
    shows: "incidents.incident",
    label: { zh: "事件", en: "Incident" },
    icon: "inbox",
    section: "work",
    roles: caseRoles,
    inner: true,
    component: lazy(() => import("./console/case-page.tsx").then((file) => ({ default: file.CasePage }))),
  },
  {
    path: "/intake",
    label: { zh: "登记", en: "Intake" },
    icon: "add",
    section: "work",
    roles: ["intakeClerk", "dispatcher", "gridLeader", "gridInstructor"],
    keys: "g i",
    component: lazy(() => import("./console/intake-page.tsx").then((file) => ({ default: file.IntakePage }))),
  },
  {
    path: "/map",
    label: { zh: "地图", en: "Map" },
    icon: "map",
    section: "work",
    roles: caseRoles,
    keys: "g m",
    component: lazy(() => import("./console/map-page.tsx").then((file) => ({ default: file.MapPage }))),
  },
  {
    path: "/dues",
    label: { zh: "期限日历", en: "Dues" },
    icon: "calendar",
    section: "work",
    roles: caseRoles,
    keys: "g d",
    component: lazy(() => import("./console/dues-page.tsx").then((file) => ({ default: file.DuesPage }))),
  },
  {
    path: "/figures",
    label: { zh: "统计", en: "Figures" },
    icon: "chart",
    section: "oversight",
    roles: oversight,
    keys: "g f",
    component: lazy(() => import("./console/figures-page.tsx").then((file) => ({ default: file.FiguresPage }))),
  },
  {
    path: "/signals",
    label: { zh: "第一信号", en: "First signals" },
    icon: "signal",
    section: "oversight",
    // The unit that got the signal records what it did.
    roles: [...oversight, "handler"],
    keys: "g s",
    component: lazy(() => import("./console/signals-page.tsx").then((file) => ({ default: file.SignalsPage }))),
  },
  {
    path: "/audit",
    label: { zh: "操作记录", en: "Who did what" },
    icon: "log",
    section: "oversight",
    roles: ["auditor", "supervisor", "dpo"],
    component: lazy(() => import("./console/audit-page.tsx").then((file) => ({ default: file.AuditPage }))),
  },
  {
    path: "/taxonomy",
    label: { zh: "事项与时限", en: "Categories" },
    icon: "settings",
    section: "admin",
    roles: ["admin", "supervisor"],
    component: lazy(() => import("./console/taxonomy-page.tsx").then((file) => ({ default: file.TaxonomyPage }))),
  },
  {
    path: "/step-limits",
    label: { zh: "步骤时限", en: "Limits of the steps" },
    icon: "clock",
    section: "admin",
    roles: ["admin", "supervisor"],
    component: lazy(() => import("./console/step-limits-page.tsx").then((file) => ({ default: file.StepLimitsPage }))),
  },
  {
    path: "/templates",
    label: { zh: "回复模板", en: "Reply templates" },
    icon: "template",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./console/templates-page.tsx").then((file) => ({ default: file.TemplatesPage }))),
  },
  {
    path: "/clocks",
    label: { zh: "时限总表", en: "Table of clocks" },
    icon: "clock",
    section: "admin",
    roles: ["admin", "supervisor", "auditor"],
    component: lazy(() => import("./console/clocks-page.tsx").then((file) => ({ default: file.ClocksPage }))),
  },
  {
    path: "/calendar",
    label: { zh: "工作日历", en: "Working calendar" },
    icon: "calendar",
    section: "admin",
    roles: ["admin"],
    component: lazy(() => import("./console/calendar-page.tsx").then((file) => ({ default: file.CalendarPage }))),
  },
] as const;
