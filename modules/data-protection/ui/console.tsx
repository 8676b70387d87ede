import { lazy } from "react";

const roles = ["intakeClerk", "dispatcher", "recorder", "dpo"];

const overseers = ["dpo", "approver", "supervisor", "auditor"];

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
    label: { zh: "个人信息保护", en: "Data protection" },
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
] as const;
