import { lazy } from "react";

const roles = ["intakeClerk", "dispatcher", "recorder", "dpo"];

const overseers = ["dpo", "approver", "supervisor", "auditor"];

const reporters = [
  ...overseers,
  "admin",
  "handler",
  "dispatcher",
  "intakeClerk",
  "recorder",
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "commandRoom",
  "mediator",
  "pmcChair",
  "reviewer",
  "petitionAgent",
  "surveyManager",
];

/** Screens of this module for the console. Each is loaded when it is opened. */
export const dataProtectionPages = [
  {
    path: "/data-requests",
    label: { zh: "个人信息权利请求", en: "Requests about one's data" },
    icon: "lock",
    section: "work",
    roles,
    component: lazy(() => import("./console/requests-page.tsx").then((file) => ({ default: file.RequestsPage }))),
  },
  {
    path: "/data-requests/$home/$id",
    shows: "data-protection.request",
    label: { zh: "一件个人信息权利请求", en: "A request about one's data" },
    icon: "lock",
    section: "work",
    roles,
    inner: true,
    component: lazy(() => import("./console/request-page.tsx").then((file) => ({ default: file.RequestPage }))),
  },
  {
    path: "/data-protection",
    label: { zh: "影响评估", en: "Impact assessments" },
    icon: "lock",
    section: "oversight",
    roles: overseers,
    component: lazy(() => import("./console/impacts-page.tsx").then((file) => ({ default: file.ImpactsPage }))),
  },
  {
    path: "/data-protection/assessments/$home/$id",
    shows: "data-protection.impact",
    label: { zh: "一份影响评估", en: "An impact assessment" },
    icon: "lock",
    section: "oversight",
    roles: overseers,
    inner: true,
    component: lazy(() => import("./console/impact-page.tsx").then((file) => ({ default: file.ImpactPage }))),
  },
  {
    path: "/data-protection/sharings",
    label: { zh: "数据提供和委托", en: "Data provided or entrusted" },
    icon: "lock",
    section: "oversight",
    roles: overseers,
    component: lazy(() => import("./console/sharings-page.tsx").then((file) => ({ default: file.SharingsPage }))),
  },
  {
    path: "/data-protection/sharings/$home/$id",
    shows: "data-protection.sharing",
    label: { zh: "一项提供或委托", en: "A providing or entrusting" },
    icon: "lock",
    section: "oversight",
    roles: overseers,
    inner: true,
    component: lazy(() => import("./console/sharing-page.tsx").then((file) => ({ default: file.SharingPage }))),
  },
  {
    path: "/data-protection/breaches",
    label: { zh: "个人信息安全事件", en: "Personal data breaches" },
    icon: "alert",
    section: "oversight",
    roles: reporters,
    component: lazy(() => import("./console/breaches-page.tsx").then((file) => ({ default: file.BreachesPage }))),
  },
  {
    path: "/data-protection/breaches/$home/$id",
    shows: "data-protection.breach",
    label: { zh: "一起安全事件", en: "A breach" },
    icon: "alert",
    section: "oversight",
    roles: overseers,
    inner: true,
    component: lazy(() => import("./console/breach-page.tsx").then((file) => ({ default: file.BreachPage }))),
  },
  {
    path: "/data-protection/audits",
    label: { zh: "年度审计报告", en: "Auditor's reports" },
    icon: "lock",
    section: "oversight",
    roles: overseers,
    component: lazy(() => import("./console/audits-page.tsx").then((file) => ({ default: file.AuditsPage }))),
  },
] as const;
